// OpenID Connect: authorization code with PKCE (RFC 7636), for a page that can keep no secret.
//
// The ID token is what the API is called with: its audience is always the client id, whichever issuer is used, and it
// carries the e-mail address by which changes are recorded.

const ATTEMPT = 'revsync.sign-in';

const base64url = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

const sha256 = async text => base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/** What a JWT says; nothing is proven by reading it, the API does that. */
const claims = token => JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));

export class OidcSignIn {
  /** @param {{issuer, clientId, scope}} settings @param {Storage} storage what outlives the way to the issuer and back */
  constructor(settings, storage) {
    this.settings = settings;
    this.storage = storage;
    this.redirectUri = new URL('./', location.href.split(/[?#]/)[0]).href;
  }

  /** When a token ends, in milliseconds; 0 if that cannot be read. */
  static expiresAt(token) {
    try {
      return claims(token).exp * 1000;
    } catch {
      return 0;
    }
  }

  /** Goes to the issuer. */
  async start(place) {
    const {authorization_endpoint: authorize} = await this.#endpoints();
    const attempt = {state: random(), nonce: random(), verifier: random(), place};
    this.storage.setItem(ATTEMPT, JSON.stringify(attempt));
    const address = new URL(authorize);
    address.search = new URLSearchParams([
      ...address.searchParams,
      ['response_type', 'code'],
      ['client_id', this.settings.clientId],
      ['redirect_uri', this.redirectUri],
      ['scope', this.settings.scope],
      ['state', attempt.state],
      ['nonce', attempt.nonce],
      ['code_challenge', await sha256(attempt.verifier)],
      ['code_challenge_method', 'S256'],
    ]);
    location.assign(address);
  }

  /**
   * Exchanges the code the issuer sent back.
   *
   * @returns {Promise<{idToken, place}|undefined>} undefined if the address brings no answer of the issuer
   * @throws {Error} in words for the person who signs in
   */
  async finish(address) {
    const answer = address.searchParams;
    if (!answer.has('state')) return undefined;
    const attempt = JSON.parse(this.storage.getItem(ATTEMPT) ?? '{}');
    this.storage.removeItem(ATTEMPT);
    history.replaceState(null, '', address.pathname);
    if (answer.get('state') !== attempt.state) throw new Error('This sign-in was not begun in this tab.');
    if (answer.has('error')) throw new Error(answer.get('error_description') || 'The sign-in was cancelled.');
    const {id_token: idToken} = await this.#exchange(answer.get('code'), attempt.verifier);
    if (claims(idToken).nonce !== attempt.nonce) throw new Error('The answer belongs to another sign-in.');
    return {idToken, place: attempt.place};
  }

  /** Ends the issuer's own session, where it says how. */
  async leave() {
    const {end_session_endpoint: end} = await this.#endpoints();
    if (!end) return;
    const address = new URL(end);
    address.searchParams.set('client_id', this.settings.clientId);
    address.searchParams.set('logout_uri', this.redirectUri); // Cognito's name for it
    address.searchParams.set('post_logout_redirect_uri', this.redirectUri);
    location.assign(address);
  }

  async #endpoints() {
    const answer = await fetch(`${this.settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (!answer.ok) throw new Error(`${this.settings.issuer} does not describe itself as an OpenID Connect issuer.`);
    return answer.json();
  }

  async #exchange(code, verifier) {
    const {token_endpoint: endpoint} = await this.#endpoints();
    const answer = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: this.settings.clientId,
        redirect_uri: this.redirectUri,
        code,
        code_verifier: verifier,
      }),
    });
    if (!answer.ok) throw new Error('The issuer did not accept the sign-in. Try again.');
    return answer.json();
  }
}
