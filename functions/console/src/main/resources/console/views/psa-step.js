// Guide row 6: Rev.io PSA. The client code is what follows the last dash of the Unique Identifier.

import {html} from '../vendor.js';
import {connections, session, settings} from '../app/app.js';
import {forms} from '../app/forms.js';
import {appCredentials} from '../widgets/app-credentials.js';
import {connectionButtons, connectionState} from '../widgets/connection.js';
import {settingField} from '../widgets/field.js';
import {rehearsalHint} from '../widgets/hint.js';
import {fieldsOf} from './plain-steps.js';

/** SUMMIT of "...-SUMMIT"; empty if there is no dash. */
export const clientCode = () => {
  const identifier = settings.at('/psa/uniqueIdentifier') ?? '';
  return identifier.includes('-') ? identifier.split('-').at(-1) : '';
};

export function psaStep() {
  const {psaClientId: clientId, psaClientSecret: clientSecret} = session.hints;
  const connection = connections.all.psa ?? {};
  const addresses = fieldsOf('/psa').filter(pointer => pointer !== '/psa/uniqueIdentifier');
  return html`
    <p class="lead">The Unique Identifier tells your client code, which the next step needs. Then sign in to Rev.io PSA.</p>
    ${settingField('/psa/uniqueIdentifier')}
    <p class="example">Your client code: <strong>${clientCode() || 'none, the Unique Identifier has no dash'}</strong></p>
    ${appCredentials('psa', connection.clientId, rehearsalHint(
      [['Client ID', clientId], ['Client Secret', clientSecret]], () => forms.psa.fill({clientId, clientSecret})))}
    <details ?open=${addresses.some(pointer => settings.report.errors?.some(error => error.pointer === pointer && settings.touched.has(pointer)))}>
      <summary>Addresses of Rev.io PSA</summary>
      ${addresses.map(pointer => settingField(pointer))}
    </details>
    ${connectionState('psa')}
    ${connectionButtons('psa', 'Rev.io PSA')}`;
}
