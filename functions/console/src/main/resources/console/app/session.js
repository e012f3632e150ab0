// Who is signed in. A token lives in sessionStorage only: it ends with the tab, and no other origin sees it.

import {OidcSignIn} from './oidc.js';

const TOKEN = 'revsync.token';

export class Session {
  #oidc;

  constructor(description) {
    this.kind = description.signIn.kind;
    /** In the rehearsal: what to type in at the simulators. */
    this.hints = description.rehearsal ?? {};
    this.rehearsal = description.rehearsal !== undefined;
    if (this.kind === 'oidc') this.#oidc = new OidcSignIn(description.signIn, sessionStorage);
  }

  /** Reads how to sign in from the server. */
  static async open() {
    const answer = await fetch('session.json', {cache: 'no-store'});
    if (!answer.ok) throw new Error('session.json is missing');
    return new Session(await answer.json());
  }

  get token() {
    return sessionStorage.getItem(TOKEN) ?? '';
  }

  /** Takes what a sign-in left in the address and cleans the address bar. @returns whether somebody is signed in */
  async begin() {
    const address = new URL(location.href);
    if (this.kind === 'oidc') {
      const tokens = await this.#oidc.finish(address);
      if (tokens) this.#keep(tokens.idToken, tokens.place);
    } else if (address.searchParams.has('token')) {
      this.#keep(address.searchParams.get('token'), location.hash);
    }
    return this.token !== '' && !this.#expired();
  }

  /** Leaves for the sign-in page; comes back to where the page is now. */
  async signIn() {
    await this.#oidc.start(location.hash);
  }

  /** Forgets the token, and tells the issuer where it listens. */
  async signOut() {
    this.forget();
    if (this.#oidc) await this.#oidc.leave();
  }

  forget() {
    sessionStorage.removeItem(TOKEN);
  }

  #keep(token, place) {
    sessionStorage.setItem(TOKEN, token);
    history.replaceState(null, '', `${location.pathname}${place || location.hash}`);
  }

  #expired() {
    return this.kind === 'oidc' && OidcSignIn.expiresAt(this.token) < Date.now() + 30_000;
  }
}
