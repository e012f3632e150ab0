// The steps that are fields of the settings and nothing else.

import {html, nothing} from '../vendor.js';
import {connections, settings} from '../app/app.js';
import {isConnected} from '../app/connections.js';
import {below} from '../app/pointer.js';
import {choiceBox} from '../widgets/choice-box.js';
import {settingField} from '../widgets/field.js';
import {copyField} from '../widgets/copy-field.js';

/** The pointers of a section's settings, in the order of the schema. */
export const fieldsOf = section =>
  Object.keys(settings.about(section).properties ?? {}).map(key => below(section, key));

export const initialStep = () => html`
  <p class="lead">This is filled in already. Look it over and press Next.</p>
  ${settingField('/initial/instanceName')}
  ${settingField('/initial/environment')}
  ${copyField('/initial/callbackUrl')}
  <p class="help">More than one company? <a href="#/companies">See the companies kept here, or add one</a>.</p>`;

export const apiStep = () => html`
  <p class="lead">This is filled in already. Change it only if Rev.io gave you another address.</p>
  ${settingField('/revio/baseUrl')}`;

export function invoicesStep() {
  const prefix = settings.at('/invoices/prefix') ?? '';
  return html`
    <p class="lead">A bill keeps its number in QuickBooks, after the prefix if you set one.</p>
    ${settingField('/invoices/prefix')}
    <p class="example">Bill 104233 becomes invoice <strong>${prefix}104233</strong></p>
    ${settingField('/invoices/closedPeriod')}
    ${pickField('/invoices/taxCodeId', 'tax-codes')}`;
}

export const itemsStep = () => html`
  <p class="lead">Three QuickBooks items stand in where a charge has no item of its own. Pick them by name, or type their ids.</p>
  ${isConnected(connections.all.quickbooks) ? nothing : html`<p class="hint">Names can be shown once
    <a href="#/setup/quickbooks">QuickBooks is connected</a>.</p>`}
  ${['unmatchedOneTimeItemId', 'unmatchedRecurringItemId', 'taxItemId'].map(key => pickField(`/invoices/${key}`, 'items'))}`;

export const advancedStep = () => html`
  <p class="lead">For troubleshooting. The defaults are right for nearly everybody.</p>
  <div class="pairs">${fieldsOf('/advanced').map(pointer => settingField(pointer))}</div>`;

/** A section that has no step of its own: its settings as its schema describes them, ids with a picker. */
export const section = pointer => html`<fieldset class="map">
  <legend>${settings.about(pointer).title}</legend>
  <p class="help">${settings.about(pointer).description}</p>
  ${fieldsOf(pointer).map(field => {
    const [, kind] = KINDS.find(([ending]) => ending.test(field)) ?? [];
    return kind ? pickField(field, kind) : settingField(field);
  })}
</fieldset>`;

/** What the id at the end of a pointer is one of. */
const KINDS = [[/ItemId$/, 'items'], [/AccountId$/, 'accounts'], [/[tT]axCodeId$/, 'tax-codes'], [/[bB]illProfileId$/, 'bill-profiles']];

/** A setting that is the id of a record, picked by name; the name stands below it. */
export const pickField = (pointer, kind, words = {}) => settingField(pointer, {
  ...words,
  widget: ({id, describedBy, invalid}) => choiceBox({
    id, kind, describedBy, invalid,
    value: settings.at(pointer) ?? '',
    placeholder: 'Name or id',
    onPick: (value, choice) => {
      settings.set(pointer, value);
      if (choice) settings.report.names = {...settings.report.names, [pointer]: choice.name};
    },
  }),
});
