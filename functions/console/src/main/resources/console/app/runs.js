// Runs and problems: what the Status page shows. It looks again every moment while a run is going, else every half minute.

import {changed, complain, say} from './store.js';

const BUSY = 2000;
const IDLE = 30_000;
/** A run that was asked for begins within this time, counted from the end of the one before it. */
const BEGINS = 20_000;

/** One that continues has handed itself on to a next run. */
const isGoing = run => ['running', 'continues'].includes(run?.state);

export class Runs {
  #api;
  #timer;
  #asked = new Map();

  constructor(api) {
    this.#api = api;
    /** Why nothing is synced before the matching review is finished. */
    this.pause = undefined;
    this.directions = [];
    this.runs = [];
    this.problems = [];
    this.loaded = false;
    this.failure = undefined;
  }

  /** Begins to look; stop() ends it. */
  start() {
    this.stop();
    this.load();
  }

  stop() {
    clearTimeout(this.#timer);
  }

  async load() {
    clearTimeout(this.#timer);
    try {
      const [{pause, directions, runs}, {problems}] = await Promise.all([this.#api.get('runs'), this.#api.get('problems')]);
      Object.assign(this, {pause, directions, runs, problems, loaded: true, failure: undefined});
      this.#forgetBegun();
    } catch (problem) {
      this.failure = problem;
    }
    this.#timer = setTimeout(() => this.load(), this.going() ? BUSY : IDLE);
    changed();
  }

  /** Whether anything runs, or was asked for and has not begun. */
  going() {
    return this.#asked.size > 0 || this.directions.some(direction => isGoing(direction.last));
  }

  isGoing(direction) {
    return this.#asked.has(direction.direction) || isGoing(direction.last);
  }

  /** Asks for a run now. */
  async runNow(keys) {
    try {
      const before = new Map(this.directions.map(({direction, last}) => [direction, last?.id]));
      await this.#api.call('POST', 'runs', {body: {directions: keys}});
      keys.forEach(key => this.#asked.set(key, {id: before.get(key), until: Date.now() + BEGINS}));
      say(keys.length === 1 ? 'The run begins.' : 'The runs begin.');
    } catch (problem) {
      complain(problem);
    }
    await this.load();
  }

  /**
   * Says whose version of a record stands that was changed in QuickBooks; a run carries it out at once.
   *
   * @param winner revio or quickbooks
   */
  async resolve({direction, key, record}, winner) {
    try {
      const before = this.directions.find(each => each.direction === direction)?.last?.id;
      await this.#api.call('POST', `problems/${direction}/${key}/resolve`, {body: {winner}});
      this.#asked.set(direction, {id: before, until: Date.now() + BEGINS});
      say(`Of ${record}, ${winner === 'revio' ? "Rev.io's" : "QuickBooks'"} version stands. The run begins.`);
    } catch (problem) {
      complain(problem);
    }
    await this.load();
  }

  /** The direction's newest run is another one than before it was asked for. */
  #forgetBegun() {
    const others = this.directions.some(direction => isGoing(direction.last));
    for (const [key, asked] of this.#asked) {
      if (others) asked.until = Date.now() + BEGINS;
      const last = this.directions.find(({direction}) => direction === key)?.last;
      if (last?.id !== asked.id || Date.now() > asked.until) this.#asked.delete(key);
    }
  }
}
