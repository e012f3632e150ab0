// The settings document while somebody edits it: what is saved, what is typed, what the checks said.

import {ofChosen} from './companies.js';
import {changed, complain, debounced, say} from './store.js';
import {applied, differences, isWithin, keysOf, valueAt, withValue} from './pointer.js';

const KEPT = 'revsync.changes';

export class SettingsDocument {
  #api;
  #etag = '';
  #saved = {};
  #checks = 0;
  #checkSoon = debounced(500, () => this.check());

  constructor(api) {
    this.#api = api;
    this.schema = {};
    this.draft = {};
    /** The last answer of the checks. */
    this.report = {errors: [], warnings: [], names: {}, schedules: {}};
    /** Pointers somebody has typed in; an error elsewhere is not shown before its step is left. */
    this.touched = new Set();
    /** Places whose text cannot be read yet, with the reason; nothing is saved while there is one. */
    this.unreadable = new Map();
    /** What somebody else saved meanwhile (412), until it is decided whose word counts. */
    this.conflict = undefined;
    this.saving = false;
  }

  /** Fetches schema and document, and puts back what was typed before the page was loaded again. */
  async load() {
    const [schema, document] = await Promise.all([
      this.#api.get('config/schema'),
      this.#api.call('GET', 'config'),
    ]);
    this.schema = schema;
    this.#take(document.data, document.etag, kept());
    this.check();
  }

  /** Fetches the document again, keeping what is typed. Others change it too: connecting stores the client id. */
  async refresh() {
    const mine = this.changes();
    const {data, etag} = await this.#api.call('GET', 'config');
    this.#take(data, etag, mine);
    changed();
  }

  /** The number of the saved version; 0 if nothing was ever saved. */
  get version() {
    return Number(this.#etag.replace(/\D/g, '')) || 0;
  }

  /** What is typed and not saved. */
  changes() {
    return differences(this.#saved, this.draft);
  }

  at(pointer) {
    return valueAt(this.draft, pointer);
  }

  /** The schema's words on a field: {title, description, default, enum, ...}. */
  about(pointer) {
    return keysOf(pointer).reduce(
      (place, key) => this.#resolved(place.properties?.[key] ?? place.additionalProperties ?? {}),
      this.#resolved(this.schema));
  }

  /** Somebody typed something. undefined takes the key out. */
  set(pointer, value) {
    this.draft = withValue(this.draft, pointer, value);
    this.touch(pointer);
    sessionStorage.setItem(ofChosen(KEPT), JSON.stringify(this.changes()));
    this.report.errors = this.report.errors.filter(error => !isWithin(error.pointer, pointer));
    delete this.report.names?.[pointer];
    this.#checkSoon();
    changed();
  }

  /** From now on an error there is shown. */
  touch(pointer) {
    this.touched.add(pointer);
  }

  /** Has everything checked by the server; nothing is saved. */
  async check() {
    const number = ++this.#checks;
    try {
      const report = (await this.#api.call('POST', 'config/check', {body: this.draft})).data;
      if (number === this.#checks) this.report = report;
    } catch (problem) {
      if (number === this.#checks && problem.errors?.length) this.report.errors = problem.errors;
      // Anything else that goes wrong will be said when it is saved.
    }
    changed();
  }

  /** Saves what is typed. @returns {Promise<boolean>} whether it is saved; what stands in the way is shown */
  async save() {
    if (this.unreadable.size > 0) return false;
    if (this.version > 0 && this.changes().length === 0) return true;
    this.saving = true;
    changed();
    try {
      const {data, etag} = await this.#api.call('PUT', 'config', {
        body: this.draft,
        headers: {'If-Match': this.#etag},
      });
      this.#checks++;
      this.report = data;
      this.#take(data.settings ?? this.draft, etag, []);
      return true;
    } catch (problem) {
      return this.#notSaved(problem);
    } finally {
      this.saving = false;
      changed();
    }
  }

  /** After a conflict: forgets what was typed here. */
  async takeTheirs() {
    const {data, etag} = await this.#api.call('GET', 'config');
    this.#take(data, etag, []);
    this.conflict = undefined;
    this.check();
  }

  /** After a conflict: what was typed here goes on top of what they saved. @returns whether it is saved */
  async keepMine() {
    await this.refresh();
    this.conflict = undefined;
    return this.save();
  }

  /** Every saved version, newest first. */
  async history() {
    return (await this.#api.get('config/history')).versions;
  }

  /** Makes an old version the newest again. @returns whether it is done */
  async restore(version) {
    try {
      const path = `config/history/${version}/restore`;
      await this.#api.call('POST', path, {body: {}, headers: {'If-Match': this.#etag}});
      await this.takeTheirs();
      say(`Version ${version} is in force again.`);
      return true;
    } catch (problem) {
      return this.#notSaved(problem);
    }
  }

  /** A schema with what it refers to ($ref) written in; what it says itself counts more. */
  #resolved(place) {
    if (!place.$ref) return place;
    return {...valueAt(this.schema, place.$ref.slice(1)), ...place};
  }

  #notSaved(problem) {
    if (problem.status === 412) {
      this.conflict = problem.body;
    } else if (problem.errors?.length) {
      this.report = {...this.report, ok: false, errors: problem.errors};
      problem.errors.forEach(error => this.touch(error.pointer));
    } else {
      complain(problem);
    }
    changed();
    return false;
  }

  #take(document, etag, mine) {
    this.#saved = document;
    this.#etag = etag;
    this.draft = applied(document, mine);
    if (mine.length > 0) sessionStorage.setItem(ofChosen(KEPT), JSON.stringify(mine));
    else sessionStorage.removeItem(ofChosen(KEPT));
  }
}

/** Changes without undefined: JSON leaves it out, which reads back the same. */
function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(ofChosen(KEPT)) ?? '[]');
  } catch {
    return [];
  }
}
