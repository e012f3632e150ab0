// What is typed into fields that are no settings: credentials. It lives in memory only, and is gone once it is stored.

import {changed, say} from './store.js';

export class Form {
  /**
   * @param system whose credentials they are
   * @param required [[name, label], ...] of what cannot be left out
   * @param said what is said when they are stored
   * @param body makes of the values what the API takes
   */
  constructor(system, required, said, body) {
    this.system = system;
    this.required = required;
    this.said = said;
    this.body = body;
    this.values = {};
    /** Open: the stored values are to be replaced. */
    this.open = false;
  }

  set(name, value) {
    this.values[name] = value;
    changed();
  }

  fill(values) {
    Object.assign(this.values, values);
    changed();
  }

  clear() {
    this.values = {};
    this.open = false;
    changed();
  }

  edit() {
    this.open = true;
    changed();
  }

  /** Whether something is typed that is not stored. */
  get pending() {
    return Object.values(this.values).some(value => value);
  }

  /** Marks what is left out, and puts the focus there. @returns whether something is */
  isIncomplete(connections) {
    const errors = this.required.filter(([name]) => !this.values[name]?.trim())
      .map(([name, label]) => ({pointer: `/${name}`, problem: `Enter the ${label}.`}));
    if (errors.length > 0) this.#refuse(connections, {errors});
    return errors.length > 0;
  }

  /** Has what is typed stored. @returns whether nothing is left to store; the focus goes to what is wrong */
  async save(connections) {
    if (!this.pending) return true;
    if (!this.open && this.isIncomplete(connections)) return false;
    if (await connections.store(this.system, this.body(this.values))) {
      this.clear();
      say(this.said);
      return true;
    }
    focusOnWrong();
    return false;
  }

  #refuse(connections, problem) {
    connections.problems[this.system] = problem;
    changed();
    focusOnWrong();
  }
}

/** To the first field that is wrong, once it is drawn. */
export const focusOnWrong = () =>
  requestAnimationFrame(() => document.querySelector('main [aria-invalid=true]')?.focus());

/** What the API has against one of the fields. */
export const fieldError = (problem, name) => problem?.errors?.find(error => error.pointer === `/${name}`);
