// Guide row 13: Rev.io's own key links.

import {html} from '../vendor.js';
import {settings} from '../app/app.js';
import {settingField} from '../widgets/field.js';
import {fieldsOf, pickField} from './plain-steps.js';

const TYPES = '/keyLinks/entityTypeIds';

export const linksStep = () => html`
  <p class="lead">Rev.io remembers which of its records is which in QuickBooks. These are read from Rev.io and rarely changed.</p>
  ${pickField('/keyLinks/integrationSystemId', 'integration-systems')}
  <fieldset class="map">
    <legend>${settings.about(TYPES).title}</legend>
    <p class="help">${settings.about(TYPES).description}</p>
    <div class="pairs">${fieldsOf(TYPES).map(pointer => pickField(pointer, 'entity-types'))}</div>
  </fieldset>
  ${settingField('/keyLinks/mirror')}
  <p class="help">Which record is linked to which is on the page <a href="#/links">Key links</a>.</p>`;
