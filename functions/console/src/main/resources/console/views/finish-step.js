// Guide row 14: what is missing, or what will happen; then the first sync.

import {html, nothing} from '../vendor.js';
import {progress, runs, settings} from '../app/app.js';
import {go} from '../app/place.js';
import {changed, say} from '../app/store.js';
import {STEPS} from '../app/steps.js';
import {titleOf} from '../app/words.js';
import * as icons from '../widgets/icons.js';

const FINISH = STEPS.at(-1);

const enabled = () =>
  Object.keys(settings.at('/sync') ?? {}).filter(key => settings.at(`/sync/${key}/enabled`) !== false);

export function finishStep() {
  const missing = progress.missing();
  const preview = settings.at('/advanced/previewOnly') === true;
  const psa = STEPS.find(step => step.optional);
  return html`
    ${missing.length > 0 ? html`
      <p class="lead">Nearly there. The sync needs these first:</p>
      <ul class="missing" id="missing">${missing.map(step => html`<li><a href="#/setup/${step.key}">${step.title}</a>
        <span class="help">${progress.errors(step)[0]?.problem ?? 'not done yet'}</span></li>`)}</ul>`
    : html`
      <p class="lead">Everything is ready. Finish saves it and starts the first sync; before the very first one you are asked which records belong together. You need not keep this page open.</p>
      <p>It will run:</p>
      <ul class="ticks">${enabled().map(key => html`<li>${icons.check}${settings.about(`/sync/${key}`).title ?? titleOf(key)}</li>`)}</ul>
      ${progress.state(psa) === 'done' ? nothing : html`<p class="note warn">${psa.title} is not connected. The sync works without it.
        <a href="#/setup/${psa.key}">Connect it</a></p>`}
      ${preview ? html`<p class="note warn">Preview only is on: everything is planned and nothing is written.
        <a href="#/setup/advanced">Change it</a></p>` : nothing}`}`;
}

/** Saves, asks for the first run of all that is switched on, and shows how it goes. */
export async function finish() {
  if (progress.missing().length > 0) {
    say('The sync needs something first: see the list.', 'bad');
    document.querySelector('#missing a')?.focus();
    return;
  }
  if (!(await settings.save())) {
    say('Not saved yet.', 'bad');
    return;
  }
  progress.pass(FINISH);
  await runs.load();
  if (runs.pause) {
    go('matching');
    return;
  }
  go('status');
  await runs.runNow(enabled());
  changed();
}
