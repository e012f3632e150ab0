// A map as rows of two pickers, or as JSON.

import {html, ifDefined, live, repeat} from '../vendor.js';
import {mapEditor, settings} from '../app/app.js';
import {choiceBox} from './choice-box.js';
import {errorAt, idOf, note} from './field.js';
import * as icons from './icons.js';

/** @param from, to: {label, kind, take} of each side; add: the button's words */
export function mapField(pointer, {title, help, from, to, add}) {
  const editor = mapEditor(pointer);
  editor.follow();
  const id = idOf(pointer);
  const about = settings.about(pointer);
  const error = editor.problem ?? errorAt(pointer, true);
  return html`<fieldset class="map ${error ? 'wrong' : ''}">
    <legend>${title ?? about.title}</legend>
    <p class="help" id="${id}-help">${help ?? about.description}</p>
    <div class="segments" role="group" aria-label="View">
      ${segment(editor, 'rows', 'Rows')}${segment(editor, 'json', 'JSON')}
    </div>
    ${editor.view === 'rows' ? rows(editor, pointer, id, {from, to, add}) : json(editor, id, title ?? about.title, error)}
    ${note(`${id}-note`, {error})}
  </fieldset>`;
}

const segment = (editor, view, words) => html`<button type="button" aria-pressed=${String(editor.view === view)}
  ?disabled=${editor.view !== view && Boolean(editor.problem)} @click=${() => editor.show(view)}>${words}</button>`;

function rows(editor, pointer, id, {from, to, add}) {
  return html`
    <div class="rows">
      ${editor.rows.length === 0 ? html`<p class="none">Nothing is mapped yet.</p>` : html`<div class="rows-head" aria-hidden="true">
        <span>${from.label}</span><span></span><span>${to.label}</span><span></span></div>`}
      ${repeat(editor.rows, row => row, (row, index) => html`<div class="row">
        ${cell(editor, index, 'key', `${id}-key-${index}`, from, index + 1, editor.problem?.key === row.key && row.key !== '')}
        <span class="becomes" aria-hidden="true">${icons.arrow}</span>
        ${cell(editor, index, 'value', `${id}-value-${index}`, to, index + 1, Boolean(errorAt(`${pointer}/${row.key}`)))}
        <button type="button" class="quiet icon-only" aria-label="Take out row ${index + 1}" @click=${() => editor.removeRow(index)}>${icons.bin}</button>
      </div>`)}
    </div>
    <button type="button" class="secondary" @click=${() => editor.addRow()}>${icons.plus}${add}</button>`;
}

function cell(editor, index, part, id, {label, kind, take}, number, wrong) {
  return choiceBox({
    id, kind, take,
    label: `${label}, row ${number}`,
    value: editor.rows[index][part],
    invalid: wrong ? 'true' : undefined,
    onPick: value => editor.setRow(index, part, value),
  });
}

const json = (editor, id, title, error) => html`<textarea id="${id}-json" class="code" spellcheck="false" autocapitalize="off"
  aria-label="${title} as JSON" aria-describedby="${id}-help ${id}-note" aria-invalid=${ifDefined(error ? 'true' : undefined)}
  rows=${Math.min(18, Math.max(7, editor.text.split('\n').length + 1))} .value=${live(editor.text)}
  @input=${event => editor.setText(event.target.value)}></textarea>`;
