// Guide rows 3 to 5: the Intuit app's id and secret, the sign-in, the circle.

import {html, nothing} from '../vendor.js';
import {connections, session} from '../app/app.js';
import {isConnected} from '../app/connections.js';
import {forms} from '../app/forms.js';
import {connectionButtons, connectionState} from '../widgets/connection.js';
import {copyField} from '../widgets/copy-field.js';
import {appCredentials} from '../widgets/app-credentials.js';
import {rehearsalHint} from '../widgets/hint.js';

export function quickBooksStep() {
  const connection = connections.all.quickbooks ?? {};
  const {clientId, clientSecret} = session.hints;
  return html`
    <p class="lead">Enter the Client ID and Client Secret you were given, then sign in to QuickBooks in a tab of its own.</p>
    ${appCredentials('quickbooks', connection.clientId, rehearsalHint(
      [['Client ID', clientId], ['Client Secret', clientSecret]], () => forms.quickbooks.fill({clientId, clientSecret})))}
    ${isConnected(connection) ? nothing : html`<details><summary>Where to get them</summary>
      <p class="help">They are on the page Keys of the app at developer.intuit.com. The same page takes this redirect URI:</p>
      ${copyField('/initial/callbackUrl')}</details>`}
    ${connectionState('quickbooks')}
    ${connection.pendingRealm ? otherCompany(connection) : nothing}
    ${connectionButtons('quickbooks', 'QuickBooks')}`;
}

const called = ({id, name}) => (name ? `${name} (${id})` : `company ${id}`);

const otherCompany = ({pendingRealm, account}) => html`<section class="decision" role="alert">
  <h2>Another company?</h2>
  <p>The key links belong to ${account ? called(account) : 'another company'}; you chose ${called(pendingRealm)}.
    The links of the first are kept, and not used for the second.</p>
  <button type="button" class="secondary" @click=${() => connections.confirmCompany(pendingRealm.id)}>Yes, connect ${called(pendingRealm)}</button>
</section>`;
