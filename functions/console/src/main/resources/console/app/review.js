// The matching review: how far it is, the suggestions that are shown, and what is decided about them.

import {changed, complain, debounced, say} from './store.js';

/** How often is looked whether it is done reading or writing. */
const BUSY = 1500;

export const TYPES = [['customer', 'Customers'], ['product', 'Products']];

export const CONFIDENCES = {
  linked: 'Linked already',
  'key-link': "Rev.io's key link says so",
  'exact-id': 'Same account number or e-mail',
  'exact-name': 'Same name',
  'close-name': 'Similar name',
  ambiguous: 'Several fit',
  none: 'Nothing fits',
};

export const DECISIONS = {
  undecided: 'Not decided',
  confirmed: 'Confirmed',
  rejected: 'Rejected: a new one is made',
  mapped: 'Mapped by hand',
  create: 'A new one is made',
  ignore: 'Ignored',
};

/** Whether one record of QuickBooks is suggested, which can be confirmed or rejected. */
export const isSuggested = ({confidence}) => !['ambiguous', 'none'].includes(confidence);

/** A product is made only on request, so one whose suggestion is rejected stays without an item of its own. */
export const decisionOf = ({type, decision}) => type === 'product' && decision === 'rejected'
  ? 'Rejected: its charges go on the unmatched items' : DECISIONS[decision];

export class MatchingReview {
  #api;
  #timer;
  #asked = 0;
  /** The state for which suggestions were read. */
  #shown;

  constructor(api) {
    this.#api = api;
    this.about = undefined;
    this.type = 'customer';
    this.filter = {confidence: '', decision: '', search: ''};
    this.items = [];
    this.next = undefined;
    this.reading = false;
    this.failure = undefined;
    /** Index of the card the keys act on. */
    this.at = 0;
    /** revioId of the card that is being mapped by search. */
    this.mapping = undefined;
    this.found = [];
    this.search = debounced(250, text => this.#search(text));
  }

  start() {
    this.load();
  }

  /** Only how far it is; what that says of a company that is not connected yet is of no interest here. */
  async look() {
    this.about = await this.#api.get('review').catch(() => undefined);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  get busy() {
    return ['running', 'finishing'].includes(this.about?.state);
  }

  /** Whether there is something to decide. */
  get decidable() {
    return ['ready', 'confirmed'].includes(this.about?.state);
  }

  async load() {
    clearTimeout(this.#timer);
    const before = this.#shown;
    try {
      this.about = await this.#api.get('review');
      this.failure = undefined;
    } catch (problem) {
      this.failure = problem;
    }
    this.#shown = this.about?.state;
    if (this.busy) this.#timer = setTimeout(() => this.load(), BUSY);
    else if (before !== this.#shown) await this.show({});
    changed();
  }

  /** Shows another type, or the same filtered otherwise. */
  async show({type = this.type, ...filter}) {
    this.type = type;
    Object.assign(this.filter, filter);
    Object.assign(this, {items: [], next: '', at: 0, mapping: undefined});
    this.#asked++;
    this.reading = false;
    if (this.decidable) await this.more();
    changed();
  }

  /** Reads the next page, unless it is being read. */
  async more() {
    if (this.reading || this.next === undefined) return;
    const asked = this.#asked;
    this.reading = true;
    try {
      const query = new URLSearchParams({type: this.type, after: this.next});
      Object.entries(this.filter).forEach(([name, value]) => value && query.set(name, value));
      const page = await this.#api.get(`review/suggestions?${query}`);
      if (asked !== this.#asked) return;
      this.items.push(...page.suggestions);
      this.next = page.next;
    } catch (problem) {
      if (asked === this.#asked) this.failure = problem;
    } finally {
      if (asked === this.#asked) this.reading = false;
      changed();
    }
  }

  async begin() {
    await this.#post('review', 'Both sides are read now. You may close this page meanwhile.');
  }

  async finish() {
    await this.#post('review/finish', 'The links are being written; syncing starts by itself.');
  }

  async confirmExact() {
    let confirmed = 0;
    let answer;
    try {
      do {
        answer = (await this.#api.call('POST', 'review/confirm-exact', {body: {}})).data;
        confirmed += answer.confirmed;
      } while (answer.more);
      say(`${confirmed} confirmed.${answer.notTaken ? ` ${answer.notTaken} were not: their other half is chosen for another.` : ''}`);
    } catch (problem) {
      complain(problem);
    }
    await this.load();
    await this.show({});
  }

  /** Decides about one; the card stays where it is, so that Undo is at hand. */
  async decide(item, decision, quickBooksId) {
    try {
      const {data} = await this.#api.call('PUT', `review/suggestions/${item.type}/${item.revioId}`, {
        body: {decision, ...(quickBooksId ? {quickBooksId} : {})},
      });
      this.#count(item.decision, data.decision);
      this.items[this.items.indexOf(item)] = data;
      this.mapping = undefined;
      say(`${data.name}: ${decisionOf(data)}${data.target ? `, ${data.target.name}` : ''}.`);
    } catch (problem) {
      complain(problem);
    }
    changed();
  }

  map(item) {
    Object.assign(this, {mapping: item.revioId, found: item.candidates});
    changed();
  }

  leaveMap() {
    this.mapping = undefined;
    changed();
  }

  async #search(text) {
    if (!text.trim()) return;
    try {
      const query = new URLSearchParams({type: this.type, q: text});
      this.found = (await this.#api.get(`review/search?${query}`)).found;
    } catch (problem) {
      complain(problem);
    }
    changed();
  }

  #count(before, after) {
    const counts = this.about.counts?.[this.type]?.decision;
    if (!counts) return;
    counts[before] = (counts[before] ?? 1) - 1;
    counts[after] = (counts[after] ?? 0) + 1;
  }

  async #post(path, words) {
    try {
      this.about = (await this.#api.call('POST', path, {body: {}})).data;
      say(words);
    } catch (problem) {
      complain(problem);
    }
    await this.load();
  }
}
