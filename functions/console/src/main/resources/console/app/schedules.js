// What a schedule means in words, and when it fires next: asked of the server, because it is the one that will fire.

import {changed} from './store.js';

const WAIT = 350;

export class Schedules {
  #api;
  #known = new Map();
  #timers = new Map();

  constructor(api) {
    this.#api = api;
  }

  /**
   * What is known of an expression; asks when nothing is.
   *
   * @param field which field it stands in: only its newest text is asked for
   * @returns {{words, next}|{problem, remedy}|undefined} undefined until the answer is there
   */
  of(expression, field) {
    if (!this.#known.has(expression)) this.#askSoon(expression, field);
    return this.#known.get(expression);
  }

  #askSoon(expression, field) {
    if ([...this.#timers.values()].some(waiting => waiting.expression === expression)) return;
    clearTimeout(this.#timers.get(field)?.timer);
    const timer = setTimeout(() => this.#ask(expression, field), WAIT);
    this.#timers.set(field, {expression, timer});
  }

  async #ask(expression, field) {
    try {
      this.#known.set(expression, await this.#api.get(`config/cron?expression=${encodeURIComponent(expression)}`));
    } catch (problem) {
      if (problem.status === 422) this.#known.set(expression, inWords(problem));
    }
    this.#timers.delete(field);
    changed();
  }
}

const inWords = problem => ({
  problem: problem.errors[0]?.problem || problem.message,
  remedy: problem.errors[0]?.remedy || problem.remedy,
});
