// The connections to QuickBooks, Rev.io PSA and Rev.io: storing credentials, signing in in a tab of its own, and
// noticing by itself what came of it.

import {changed, say} from './store.js';

/** How often the tab is looked at, and every how many looks the server is asked. */
const LOOK = 300;
const ASK_EVERY = 5;
/** Looks after the tab was closed, in which the server may still be busy with the code. */
const LOOKS_AFTER_CLOSING = 4 * ASK_EVERY;
/** As long as a one-time state is good for. */
const PATIENCE = 10 * 60_000;

export const isConnected = connection => ['green', 'amber'].includes(connection?.status);

export class Connections {
  #api;
  #watching = new Map();

  /** @param onChange called when a connection was made or lost */
  constructor(api, onChange) {
    this.#api = api;
    this.onChange = onChange;
    this.all = {};
    /** Per system: what went wrong with what was typed. */
    this.problems = {};
    this.busy = new Set();
    const look = () => document.visibilityState === 'visible' && this.#watching.size > 0 && this.load();
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
  }

  /** Asks for the state of all three; an answer that does not come is asked for again at the next look. */
  async load() {
    this.all = await this.#api.get('connections');
    changed();
  }

  /** Whether a sign-in of this system is going on in another tab. */
  isOpen(system) {
    return this.#watching.has(system);
  }

  /** The address of the sign-in, where the browser did not allow to open a tab. */
  linkTo(system) {
    return this.#watching.get(system)?.link;
  }

  /** Stores credentials. @returns whether they were taken */
  store(system, credentials) {
    return this.#carryOut(system, async () => {
      this.all[system] = (await this.#api.call('PUT', `connections/${system}`, {body: credentials})).data;
      await this.onChange();
    });
  }

  check(system) {
    return this.#post(system, 'check');
  }

  async disconnect(system) {
    const done = await this.#post(system, 'disconnect');
    if (done) say('Disconnected. Nothing was deleted in either system.');
    return done;
  }

  /** The admin's word that another company may be connected than the key links belong to; then connects. */
  confirmCompany(realmId) {
    const tab = open('', '_blank');
    return this.#carryOut('quickbooks', async () => {
      await this.#api.call('POST', 'connections/quickbooks/realm', {body: {realmId}});
      await this.#begin('quickbooks', tab);
    });
  }

  /**
   * Opens the sign-in in a tab. The tab is opened at once, because a browser allows that only while a click lasts.
   *
   * @param first what has to be done before; says whether it was
   */
  async connect(system, first = async () => true) {
    const tab = open('', '_blank');
    if (!(await first())) {
      tab?.close();
      return false;
    }
    return this.#carryOut(system, () => this.#begin(system, tab));
  }

  async #begin(system, tab) {
    let address;
    try {
      address = (await this.#api.get(`oauth/${system}/start`)).authorizeUrl;
    } catch (problem) {
      tab?.close();
      throw problem;
    }
    if (tab) {
      tab.opener = null;
      tab.location.replace(address);
    }
    this.#watch(system, tab, tab ? undefined : address);
  }

  /** Looks every moment until the connection is another than before, the sign-in failed, or the tab has been closed for a while. */
  #watch(system, tab, link) {
    clearTimeout(this.#watching.get(system)?.timer);
    const before = fingerprint(this.all[system]);
    const until = Date.now() + PATIENCE;
    const watch = {link};
    let looks = 0;
    let looksAfterClosing = 0;
    const look = async () => {
      const failure = failureIn(tab);
      if (failure || ++looks % ASK_EVERY === 0) await this.load().catch(() => undefined);
      if (tab?.closed) looksAfterClosing++;
      if (this.#watching.get(system) !== watch) return;
      const connection = this.all[system];
      const different = fingerprint(connection) !== before && !isBetween(connection);
      if (different || failure || looksAfterClosing > LOOKS_AFTER_CLOSING || Date.now() > until) {
        await this.#stop(system, different, failure);
      } else {
        watch.timer = setTimeout(look, LOOK);
      }
    };
    this.#watching.set(system, watch);
    watch.timer = setTimeout(look, LOOK);
    changed();
  }

  async #stop(system, different, failure = UNFINISHED) {
    this.#watching.delete(system);
    if (!different) this.problems[system] = failure;
    else if (isConnected(this.all[system])) say(this.all[system].title);
    if (different) await this.onChange();
    changed();
  }

  #post(system, action) {
    return this.#carryOut(system, async () => {
      this.all[system] = (await this.#api.call('POST', `connections/${system}/${action}`, {body: {}})).data;
      await this.onChange();
    });
  }

  async #carryOut(system, action) {
    delete this.problems[system];
    this.busy.add(system);
    changed();
    try {
      await action();
      return true;
    } catch (problem) {
      this.problems[system] = problem;
      return false;
    } finally {
      this.busy.delete(system);
      changed();
    }
  }
}

const UNFINISHED = {
  message: 'The tab was closed before the connection was made.',
  remedy: 'Press Connect again, sign in, and close the tab when it says that it is done.',
};

/** What the page on which a sign-in ends says went wrong. Before that the tab belongs to somebody else, and nothing of it can be read. */
function failureIn(tab) {
  try {
    const arrived = tab?.location.pathname.endsWith('/oauth/callback');
    const reason = arrived ? tab.document.querySelector('main.bad > p') : null;
    return reason ? {message: reason.textContent.trim(), remedy: 'Press Connect once more.'} : undefined;
  } catch {
    return undefined;
  }
}

/** Signed in, and not tried yet. */
const isBetween = ({status, connectedAt} = {}) => status === 'ready' && connectedAt !== undefined;

const fingerprint = connection =>
  JSON.stringify([connection?.status, connection?.reason, connection?.connectedAt, connection?.pendingRealm?.id]);
