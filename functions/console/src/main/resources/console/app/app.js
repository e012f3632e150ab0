// The page's parts, put together once; everything else imports them from here.

import {Api} from './api.js';
import {Companies} from './companies.js';
import {Connections} from './connections.js';
import {KeyLinks} from './links.js';
import {MapEditor} from './map-editor.js';
import {MatchingReview} from './review.js';
import {Progress} from './steps.js';
import {Runs} from './runs.js';
import {Schedules} from './schedules.js';
import {SettingsDocument} from './settings.js';

/** Who is signed in; set when the page starts. */
export let session;
/** starting, signed-out, failed, ready */
export const phase = {name: 'starting', problem: undefined};

export let api;
export let companies;
export let settings;
export let connections;
export let progress;
export let runs;
export let review;
export let links;
export let schedules;

const editors = new Map();

/** Makes the parts for whoever is signed in. */
export function assemble(signedIn, onSignedOut) {
  session = signedIn;
  api = new Api(new URL('../', document.baseURI), session, onSignedOut);
  companies = new Companies(api);
  settings = new SettingsDocument(api);
  connections = new Connections(api, async () => {
    await settings.refresh();
    settings.check();
  });
  review = new MatchingReview(api);
  progress = new Progress(settings, connections, review);
  runs = new Runs(api);
  links = new KeyLinks(api);
  schedules = new Schedules(api);
}

/** The editor of a map in the settings. */
export function mapEditor(pointer) {
  if (!editors.has(pointer)) editors.set(pointer, new MapEditor(settings, pointer));
  return editors.get(pointer);
}
