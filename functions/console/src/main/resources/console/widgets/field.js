// A field: its label, what it is for, the control, and what is wrong with it.

import {html, ifDefined, live, nothing} from '../vendor.js';
import {settings} from '../app/app.js';
import {isWithin} from '../app/pointer.js';
import {value as inWords} from '../app/words.js';

export const idOf = pointer => `f${pointer.replaceAll(/[^A-Za-z0-9]/g, '-')}`;

/** The error that is shown at a pointer, or below it for a map. */
export const errorAt = (pointer, deep = false) =>
  (settings.report.errors ?? []).find(error =>
    (deep ? isWithin(error.pointer, pointer) : error.pointer === pointer)
    && [...settings.touched].some(touched => isWithin(error.pointer, touched) || isWithin(touched, error.pointer)));

const warningAt = pointer => (settings.report.warnings ?? []).find(warning => warning.pointer === pointer);

/** Problem and remedy in one line. */
export const sentence = ({problem, message, remedy}) => html`${problem ?? message}${remedy ? html` <span>${remedy}</span>` : nothing}`;

/**
 * Any control with what belongs to it.
 *
 * @param control (attributes: {id, describedBy, invalid}) => template
 */
export function labelled({id, label, help, control, error, warning, good, optional}) {
  const describedBy = [help ? `${id}-help` : '', `${id}-note`].filter(Boolean).join(' ');
  return html`<div class="field ${error ? 'wrong' : ''}">
    <label for=${id}>${label}${optional ? html` <span class="optional">optional</span>` : nothing}</label>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
    ${control({id, describedBy, invalid: error ? 'true' : undefined})}
    ${note(`${id}-note`, {error, warning, good})}
  </div>`;
}

/** The line below a control. It is always there, so that nothing moves when something is said. */
export const note = (id, {error, warning, good}) => html`<p class="note ${error ? 'bad' : warning ? 'warn' : 'good'}" id=${id}>
  ${error ? sentence(error) : warning ? sentence(warning) : good ?? nothing}</p>`;

/** A text field that belongs to no setting: credentials. */
export function textInput({id, label, help, value, type = 'text', error, placeholder, onInput, autocomplete = 'off', optional}) {
  return labelled({
    id, label, help, error, optional,
    control: ({describedBy, invalid}) => html`<input id=${id} type=${type} .value=${live(value ?? '')}
      aria-describedby=${describedBy} aria-invalid=${ifDefined(invalid)} autocomplete=${autocomplete}
      autocapitalize="off" spellcheck="false" placeholder=${ifDefined(placeholder)}
      @input=${event => onInput(event.target.value)}>`,
  });
}

/** The setting at a pointer, by what the schema says of it. */
export function settingField(pointer, {label, help, widget} = {}) {
  const about = settings.about(pointer);
  const id = idOf(pointer);
  const shown = {
    id,
    label: label ?? about.title ?? pointer.split('/').at(-1),
    help: help ?? helpOf(about),
    error: errorAt(pointer),
    warning: warningAt(pointer),
    good: settings.report.names?.[pointer] ?? nothing,
  };
  const type = [about.type].flat()[0];
  if (widget) return labelled({...shown, control: widget});
  if (type === 'boolean') return toggle(pointer, shown);
  if (about.enum) return labelled({...shown, control: choose(pointer, about)});
  return labelled({...shown, control: attributes => input(pointer, about, type, attributes)});
}

function helpOf({description, default: usual, minimum, maximum}) {
  const range = minimum !== undefined && maximum !== undefined ? `${minimum} to ${maximum}` : '';
  const standard = ['string', 'number'].includes(typeof usual) && usual !== '' ? `usually ${inWords(usual)}` : '';
  const extra = [range, standard].filter(part => part && !description?.includes(part)).join(', ');
  return [description, extra && `${extra[0].toUpperCase()}${extra.slice(1)}.`].filter(Boolean).join(' ');
}

function input(pointer, about, type, {id, describedBy, invalid}) {
  const kind = type === 'integer' ? 'number' : about.format === 'date' ? 'date' : about.format === 'uri' ? 'url' : 'text';
  return html`<input id=${id} type=${kind} class=${type === 'integer' ? 'short' : about.format === 'date' ? 'medium' : ''}
    .value=${live(String(settings.at(pointer) ?? ''))} ?readonly=${about.readOnly === true}
    min=${ifDefined(about.minimum)} max=${ifDefined(about.maximum)} aria-describedby=${describedBy}
    aria-invalid=${ifDefined(invalid)} autocomplete="off" autocapitalize="off" spellcheck="false"
    @input=${event => settings.set(pointer, typed(about, type, event.target.value))}>`;
}

/** An emptied field is no value, where the schema allows none; a number that is none goes as it is, to be refused in words. */
function typed(about, type, text) {
  if (type === 'integer') return text === '' ? undefined : Number(text);
  if (text === '' && (about.format === 'date' || [about.type].flat().includes('null'))) return undefined;
  return text;
}

const LABELS = {sandbox: 'Sandbox', production: 'Production', refuse: 'Refuse it', 'next-open-day': 'Next open day'};

const choose = (pointer, about) => ({id, describedBy, invalid}) => html`<select id=${id} class="medium"
    aria-describedby=${describedBy} aria-invalid=${ifDefined(invalid)}
    @change=${event => settings.set(pointer, event.target.value)}>
  ${about.enum.map(option => html`<option value=${option} .selected=${settings.at(pointer) === option}>
    ${LABELS[option] ?? option}</option>`)}
</select>`;

function toggle(pointer, {id, label, help, error}) {
  return html`<div class="field toggle ${error ? 'wrong' : ''}">
    ${switchControl({id, on: settings.at(pointer) === true, describedBy: `${id}-help ${id}-note`, set: on => settings.set(pointer, on)})}
    <div><label for=${id}>${label}</label><p class="help" id="${id}-help">${help}</p>${note(`${id}-note`, {error})}</div>
  </div>`;
}

/** A switch alone; the caller labels it. */
export const switchControl = ({id, on, describedBy, set}) => html`<input id=${id} class="switch" type="checkbox" role="switch"
  .checked=${live(on)} aria-describedby=${ifDefined(describedBy)} @change=${event => set(event.target.checked)}>`;
