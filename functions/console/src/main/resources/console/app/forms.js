// The three forms for credentials, and what each sends.

import {Form} from './form.js';
import {settings} from './app.js';

const given = values => Object.fromEntries(Object.entries(values).filter(([, value]) => value));
const app = ({clientId = '', clientSecret}) => ({clientId: clientId.trim(), ...given({clientSecret})});
const APP_FIELDS = [['clientId', 'Client ID'], ['clientSecret', 'Client Secret']];
const APP_STORED = 'Stored. The secret is not shown again.';

export const forms = {
  quickbooks: new Form('quickbooks', APP_FIELDS, APP_STORED, app),
  psa: new Form('psa', APP_FIELDS.slice(0, 1), APP_STORED, app),
  revio: new Form('revio', [['username', 'Username'], ['password', 'Password']], 'Rev.io took them, and they are stored. The password is not shown again.',
    ({username = '', password = '', subscriptionKey}) => ({
      username: username.trim(),
      password,
      ...given({subscriptionKey}),
      baseUrl: settings.at('/revio/baseUrl'),
    })),
};
