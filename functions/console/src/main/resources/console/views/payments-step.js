// Guide row 12: which payment type becomes which payment method, each way.

import {html} from '../vendor.js';
import {mapField} from '../widgets/map-field.js';
import {section} from './plain-steps.js';

const TYPE = {label: 'Rev.io payment type', kind: 'payment-types', take: 'id'};
const METHOD = {label: 'QuickBooks payment method', kind: 'payment-methods', take: 'name'};

export const paymentsStep = () => html`
  <p class="lead">How a payment is named on the other side. Pick the names, type them, or paste the mapping as JSON.</p>
  ${mapField('/paymentTypes/toQuickBooks', {from: TYPE, to: METHOD, add: 'Add a type'})}
  ${mapField('/paymentTypes/toRevio', {from: METHOD, to: TYPE, add: 'Add a method'})}
  ${section('/payments')}`;
