// The HTTP API: JSON in, JSON out, or a file as text, and problem+json (RFC 9457) when something is wrong.

import {chosen} from './companies.js';

/** An answer that is no success, in the words the API found for it. */
export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.title || `The server answered ${status}.`);
    this.status = status;
    this.code = body.code || '';
    this.detail = body.detail || '';
    this.remedy = body.remedy || '';
    this.errors = body.errors || [];
    this.requestId = body.requestId || '';
    this.body = body;
  }
}

/** What goes out and comes back when nobody answers at all. */
const unreachable = () => new Problem(0, {
  title: 'The server does not answer.',
  remedy: 'Look at your connection to the network, then try again. Nothing you typed is lost.',
});

/** Names the company a call is about; the same word is in the API's own code. */
const COMPANY = 'Revsync-Company';

export class Api {
  /**
   * @param {URL} base what every path is relative to
   * @param session who asks
   * @param onSignedOut called when the server no longer knows who asks
   */
  constructor(base, session, onSignedOut) {
    this.base = base;
    this.session = session;
    this.onSignedOut = onSignedOut;
  }

  /** @returns {Promise<{data, etag: string}>} @throws {Problem} */
  async call(method, path, {body, headers = {}} = {}) {
    const answer = await this.#send(method, path, body, headers);
    const data = await bodyOf(answer);
    if (answer.ok) return {data, etag: answer.headers.get('ETag') || ''};
    if (answer.status === 401) this.onSignedOut();
    throw new Problem(answer.status, data ?? {});
  }

  /** The body of a GET. */
  async get(path) {
    return (await this.call('GET', path, {headers: {Accept: 'application/json'}})).data;
  }

  async #send(method, path, body, headers) {
    try {
      return await fetch(new URL(path, this.base), {
        method,
        headers: {
          Authorization: `Bearer ${this.session.token}`,
          ...(chosen() ? {[COMPANY]: chosen()} : {}),
          ...(body === undefined ? {} : {'Content-Type': 'application/json'}),
          ...headers,
        },
        body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
        cache: 'no-store',
      });
    } catch {
      throw unreachable();
    }
  }
}

async function bodyOf(answer) {
  const text = await answer.text();
  if (answer.headers.get('Content-Type')?.startsWith('text/csv')) return text;
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // a proxy's own page; the status says enough
  }
}
