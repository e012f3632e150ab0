// A setting that is only shown, with a button that copies it.

import {html} from '../vendor.js';
import {settings} from '../app/app.js';
import {say} from '../app/store.js';
import {settingField} from './field.js';
import * as icons from './icons.js';

export const copyField = pointer => settingField(pointer, {
  widget: ({id, describedBy}) => html`<div class="with-button">
    <input id=${id} readonly .value=${settings.at(pointer) ?? ''} aria-describedby=${describedBy}>
    <button type="button" class="secondary" @click=${() => copy(id)}>${icons.copy}Copy</button>
  </div>`,
});

async function copy(id) {
  const field = document.getElementById(id);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    say('Copied.');
  } catch {
    say('Your browser does not let the page copy. It is selected: press Ctrl+C.', 'bad');
  }
}
