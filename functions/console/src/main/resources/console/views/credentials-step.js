// Guide row 7: user name and password for the Rev.io REST API, tried before they are stored.

import {html, nothing} from '../vendor.js';
import {connections, session} from '../app/app.js';
import {isConnected} from '../app/connections.js';
import {fieldError} from '../app/form.js';
import {forms} from '../app/forms.js';
import {connectionState} from '../widgets/connection.js';
import {textInput} from '../widgets/field.js';
import {rehearsalHint} from '../widgets/hint.js';
import * as icons from '../widgets/icons.js';
import {clientCode} from './psa-step.js';

const form = forms.revio;

export function credentialsStep() {
  const connection = connections.all.revio ?? {};
  const stored = connection.username;
  return html`
    <p class="lead">The user name and password with which you log in to Rev.io PSA. A user of its own for the sync is best.</p>
    ${stored && !form.open
      ? html`<div class="stored">${icons.check}<p>User name <code>${stored}</code> and its password are stored.</p>
          <button type="button" class="quiet" @click=${() => form.edit()}>Change</button></div>`
      : fields(stored, connection.subscriptionKeyStored)}
    ${connectionState('revio')}
    ${stored ? html`<div class="buttons">
      <button type="button" class="secondary" @click=${() => connections.check('revio')}>Check now</button>
      ${isConnected(connection) ? html`<button type="button" class="quiet" @click=${() => connections.disconnect('revio')}>Disconnect</button>` : nothing}
    </div>` : nothing}`;
}

function fields(stored, keyStored) {
  const problem = connections.problems.revio;
  const {username = '', password = '', subscriptionKey = ''} = form.values;
  const code = clientCode();
  const offer = code && !username.includes('@');
  const {username: name, password: word} = session.hints;
  return html`
    ${rehearsalHint([['Username', name], ['Password', word]], () => form.fill({username: name, password: word}))}
    ${textInput({
      id: 'revio-username', label: 'Username', value: username,
      help: html`Your login name, an @, and the client code: <code>loginname@${code || 'clientcode'}</code>`,
      error: fieldError(problem, 'username'), onInput: text => form.set('username', text),
    })}
    ${offer ? html`<p class="offer"><button type="button" class="quiet" ?disabled=${!username}
      @click=${() => form.set('username', `${username}@${code}`)}>Add @${code}</button></p>` : nothing}
    ${textInput({
      id: 'revio-password', label: 'Password', type: 'password', value: password, autocomplete: 'new-password',
      placeholder: stored ? 'stored, enter again to change' : undefined,
      error: fieldError(problem, 'password'), onInput: text => form.set('password', text),
    })}
    <details><summary>Subscription key</summary>
      ${textInput({
        id: 'revio-key', label: 'Subscription key', type: 'password', value: subscriptionKey, optional: true,
        placeholder: keyStored ? 'stored, enter again to change' : undefined, autocomplete: 'new-password',
        help: 'Only if Rev.io gave you one.',
        error: fieldError(problem, 'subscriptionKey'), onInput: text => form.set('subscriptionKey', text),
      })}</details>
    <div class="buttons">
      <button type="button" class="primary" ?disabled=${connections.busy.has('revio')}
        @click=${() => form.isIncomplete(connections) || form.save(connections)}>
        ${connections.busy.has('revio') ? 'Trying' : 'Connect to Rev.io'}</button>
      ${stored ? html`<button type="button" class="quiet" @click=${() => form.clear()}>Keep the stored ones</button>` : nothing}
    </div>`;
}
