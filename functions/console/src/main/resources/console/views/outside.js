// What is shown to somebody who is not in: not yet, not any more, or because something failed.

import {html, nothing} from '../vendor.js';
import {session} from '../app/app.js';
import * as icons from '../widgets/icons.js';

const bare = content => html`<main class="bare">${icons.mark}${content}</main>`;

export const starting = () => bare(html`<h1 tabindex="-1">One moment</h1><p role="status">Looking at what is set up.</p>`);

export function signedOut() {
  if (session?.kind === 'oidc') {
    return bare(html`<h1 tabindex="-1">Your sign-in has ended</h1>
      <p>What you typed is kept in this tab.</p>
      <p><button class="primary" @click=${() => session.signIn()}>Sign in again</button></p>`);
  }
  return bare(html`<h1 tabindex="-1">Open the address the rehearsal printed</h1>
    <p>This page belongs to a rehearsal. The rehearsal prints a line like the one below when it starts; the token in it
      is new each time and opens the page.</p>
    <pre>console: ${location.origin}/?token=…</pre>
    <p>Copy the whole line's address into this window.</p>`);
}

export const failed = problem => bare(html`<h1 tabindex="-1">The page could not be opened</h1>
  <p role="alert">${problem?.message} ${problem?.remedy}</p>
  ${problem?.requestId ? html`<p class="help">Request id for the log: ${problem.requestId}</p>` : nothing}
  <p><button class="primary" @click=${() => location.reload()}>Try again</button>
    ${session?.kind === 'oidc' ? html`<button class="secondary" @click=${() => session.signIn()}>Sign in</button>` : nothing}</p>`);
