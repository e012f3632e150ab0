// Changes of the settings in words: which field, from what, to what.

import {html} from '../vendor.js';
import {settings} from '../app/app.js';
import {keysOf} from '../app/pointer.js';
import {titleOf, value} from '../app/words.js';

/** /sync/invoices-to-quickbooks/schedule: Invoices to QuickBooks, Schedule */
export function fieldName(pointer) {
  const keys = keysOf(pointer);
  const names = keys.map((key, index) => settings.about(`/${keys.slice(0, index + 1).join('/')}`).title ?? titleOf(key));
  return names.slice(names.length > 2 ? 1 : 0).join(', ');
}

export const changeList = changes => changes.length === 0 ? html`<p class="help">Saved without a change.</p>`
  : html`<ul class="changes">${changes.map(({pointer, before, after}) => html`<li>
      <strong>${fieldName(pointer)}</strong>
      <span><del class=${value(before) === 'nothing' ? 'nothing' : ''}>${value(before)}</del> <span class="unseen">became</span><span aria-hidden="true">→</span> <ins>${value(after)}</ins></span></li>`)}</ul>`;
