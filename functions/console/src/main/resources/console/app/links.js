// Key links: looked up by either id or by name, changed one by one, exported and imported as CSV.

import {changed, complain, say} from './store.js';

/** What an admin may link; byName: QuickBooks is searched for it by name. */
export const KINDS = [
  {type: 'customer', title: 'Customers', byName: true},
  {type: 'product', title: 'Products', byName: true},
  {type: 'bill', title: 'Bills'},
  {type: 'credit', title: 'Credits'},
  {type: 'payment', title: 'Payments'},
];

const isId = text => /^\d{1,18}$/.test(text);

export class KeyLinks {
  #api;
  #asked = 0;

  constructor(api) {
    this.#api = api;
    this.type = 'customer';
    this.text = '';
    /** [{type, revioId, quickBooksId, name?, origin?, state?}]; without an origin it is no link yet. undefined: not looked for yet */
    this.found = undefined;
    this.busy = false;
    this.failure = undefined;
    /** revioId of the link that is being changed. */
    this.editing = undefined;
    /** What an import came to: {name, added, there} or {name, problem}. */
    this.imported = undefined;
  }

  get kind() {
    return KINDS.find(({type}) => type === this.type);
  }

  /** Looks for the text: an id of either side, else a name. */
  async find() {
    const text = this.text.trim();
    const asked = ++this.#asked;
    Object.assign(this, {found: undefined, failure: undefined, editing: undefined});
    this.busy = text !== '';
    changed();
    if (!text) return;
    try {
      const found = isId(text) ? await this.#byId(text) : await this.#byName(text);
      if (asked === this.#asked) this.found = found;
    } catch (problem) {
      if (asked === this.#asked) Object.assign(this, {failure: problem, found: undefined});
    } finally {
      if (asked === this.#asked) this.busy = false;
      changed();
    }
  }

  edit(link) {
    this.editing = link?.revioId;
    changed();
  }

  /** Links the record, instead of to what it was linked to before. */
  async link(type, revioId, quickBooksId) {
    await this.#change(`Rev.io ${revioId} is linked to QuickBooks ${quickBooksId} now.`,
      () => this.#api.call('PUT', `links/${type}/${revioId}`, {body: {quickBooksId}}));
  }

  async unlink({type, revioId, quickBooksId}) {
    await this.#change(`Rev.io ${revioId} and QuickBooks ${quickBooksId} are no longer linked.`,
      () => this.#api.call('DELETE', `links/${type}/${revioId}`));
  }

  /** All links, as a file to keep. */
  async export() {
    try {
      const {data} = await this.#api.call('GET', 'links.csv');
      const address = URL.createObjectURL(new Blob([data], {type: 'text/csv'}));
      Object.assign(document.createElement('a'), {href: address, download: 'key-links.csv'}).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    } catch (problem) {
      complain(problem);
    }
  }

  /** A file is taken whole or not at all; what is wrong with it is told line by line. */
  async import(file) {
    this.imported = {name: file.name, reading: true};
    changed();
    try {
      const {data} = await this.#api.call('POST', 'links.csv', {body: await file.text(), headers: {'Content-Type': 'text/csv'}});
      this.imported = {name: file.name, ...data};
    } catch (problem) {
      this.imported = {name: file.name, problem};
    }
    changed();
  }

  async #byId(id) {
    const {type} = this;
    const answers = await Promise.all(['revioId', 'quickBooksId'].map(side =>
      this.#api.get(`links?${new URLSearchParams({type, [side]: id})}`)));
    const links = answers.flatMap(({links}) => links);
    return links.filter((link, index) => links.findIndex(({revioId}) => revioId === link.revioId) === index);
  }

  async #byName(q) {
    const {type} = this;
    if (!this.kind.byName) return [];
    const {found} = await this.#api.get(`review/search?${new URLSearchParams({type, q})}`);
    return Promise.all(found.map(async ({quickBooksId, name, detail}) => {
      const {links} = await this.#api.get(`links?${new URLSearchParams({type, quickBooksId})}`);
      return {type, quickBooksId, name, detail, ...links[0]};
    }));
  }

  async #change(words, call) {
    this.busy = true;
    changed();
    try {
      await call();
      say(words);
      this.editing = undefined;
      await this.find();
    } catch (problem) {
      complain(problem);
    } finally {
      this.busy = false;
      changed();
    }
  }
}
