// What is shown of a connection wherever it is shown: circle, company, reason and way out, warnings.

import {html, nothing} from '../vendor.js';
import {connections} from '../app/app.js';
import {isConnected} from '../app/connections.js';
import {forms} from '../app/forms.js';
import {exactly, relative} from '../app/words.js';
import {circle} from './circle.js';
import {sentence} from './field.js';
import * as icons from './icons.js';

export function connectionState(system) {
  const connection = connections.all[system] ?? {};
  const waiting = connections.isOpen(system);
  const problem = connections.problems[system];
  return html`<section class="connection" aria-live="polite" aria-label="Connection">
    <p class="connection-head">${circle(problem?.message && !isConnected(connection) ? 'red' : connection.status, waiting)}</p>
    ${isConnected(connection) ? html`<p class="connection-title">${connection.title}</p>` : nothing}
    ${facts(connection)}
    ${waiting && connections.linkTo(system) ? html`<p>Your browser did not open a tab.
      <a href=${connections.linkTo(system)} target="_blank" rel="noopener">Open the sign-in yourself${icons.open}</a></p>` : nothing}
    ${connection.reason && !waiting ? html`<p class=${connection.status === 'red' ? 'note bad' : 'help'}>${sentence({message: connection.reason, remedy: connection.remedy})}</p>` : nothing}
    ${problem?.message && !waiting ? problemText(problem) : nothing}
    ${(connection.warnings ?? []).map(warning => html`<p class="note warn">${sentence(warning)}</p>`)}
  </section>`;
}

/** What the API has against what was done, unless it stands beside a field. */
export const problemText = problem => html`<p class="note bad" role="alert">
  ${sentence({message: problem.message, remedy: problem.errors?.length ? '' : problem.remedy})}
  ${problem.detail ? html`<br><small>${problem.detail}</small>` : nothing}</p>`;

function facts({account, username, connectedAt, connectedBy, checkedAt, refreshTokenDaysLeft, status}) {
  if (!isConnected({status})) return nothing;
  const all = [
    account?.id && `Company ${account.id}`,
    username && `as ${username}`,
    connectedAt && html`<span title=${exactly(connectedAt)}>connected ${relative(connectedAt)}${connectedBy ? ` by ${connectedBy}` : ''}</span>`,
    checkedAt && html`<span title=${exactly(checkedAt)}>checked ${relative(checkedAt)}</span>`,
    refreshTokenDaysLeft !== undefined && `sign-in good for ${refreshTokenDaysLeft} more days`,
  ].filter(Boolean);
  return html`<p class="facts">${all.map(fact => html`<span>${fact}</span>`)}</p>`;
}

/** Connect, or connect again, check and disconnect. What is typed and not stored yet is stored on the way. */
export function connectionButtons(system, name) {
  const {status = 'none'} = connections.all[system] ?? {};
  const busy = connections.busy.has(system);
  const form = forms[system];
  const connect = () => (status === 'none' || form.pending) && form.isIncomplete(connections) ? undefined
    : connections.connect(system, () => form.save(connections));
  if (!isConnected({status})) {
    return html`<div class="buttons"><button type="button" class="primary" ?disabled=${busy}
      @click=${connect}>Connect to ${name}${icons.open}</button></div>`;
  }
  return html`<div class="buttons">
    <button type="button" class="secondary" ?disabled=${busy} @click=${connect}>Connect again${icons.open}</button>
    <button type="button" class="secondary" ?disabled=${busy} @click=${() => connections.check(system)}>Check now</button>
    <button type="button" class="quiet" ?disabled=${busy} @click=${() => connections.disconnect(system)}>Disconnect</button>
  </div>`;
}
