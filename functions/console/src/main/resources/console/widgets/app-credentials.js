// Client ID and Client Secret of an app at Intuit or Rev.io. A stored secret is never shown again, only replaced.

import {html, nothing} from '../vendor.js';
import {connections} from '../app/app.js';
import {fieldError} from '../app/form.js';
import {forms} from '../app/forms.js';
import {textInput} from './field.js';
import * as icons from './icons.js';

/** @param stored the stored Client ID, if there is one; hint: the rehearsal's */
export function appCredentials(system, stored, hint) {
  const form = forms[system];
  if (stored && !form.open) {
    return html`<div class="stored">${icons.check}<p>Client ID <code>${stored}</code> and its secret are stored.</p>
      <button type="button" class="quiet" @click=${() => form.edit()}>Change</button></div>`;
  }
  const problem = connections.problems[system];
  const {clientId = '', clientSecret = ''} = form.values;
  return html`
    ${hint}
    <div class="pairs">
      ${textInput({
        id: `${system}-client-id`, label: 'Client ID', value: clientId,
        error: fieldError(problem, 'clientId'), onInput: text => form.set('clientId', text),
      })}
      ${textInput({
        id: `${system}-client-secret`, label: 'Client Secret', type: 'password', value: clientSecret,
        placeholder: stored ? 'stored, enter again to change' : undefined, autocomplete: 'new-password',
        error: fieldError(problem, 'clientSecret'), onInput: text => form.set('clientSecret', text),
      })}
    </div>
    ${stored ? html`<p><button type="button" class="quiet" @click=${() => form.clear()}>Keep the stored ones</button></p>` : nothing}`;
}
