// A schedule: five fields as people write them, with what they mean and when it fires next.

import {html, ifDefined, live, nothing} from '../vendor.js';
import {schedules, settings} from '../app/app.js';
import {exactly, moment, zone} from '../app/words.js';
import {errorAt, idOf, labelled} from './field.js';

const USUAL = [
  ['0 * * * *', 'Every hour'],
  ['*/15 * * * *', 'Every 15 minutes'],
  ['0 6 * * *', 'Every day at 6'],
  ['0 6 * * 1-5', 'Weekdays at 6'],
];

export function cronField(pointer) {
  const about = settings.about(pointer);
  const expression = settings.at(pointer) ?? '';
  const known = schedules.of(expression.trim(), pointer);
  const error = known?.problem ? known : errorAt(pointer);
  return html`<div class="cron">
    ${labelled({
      id: idOf(pointer), label: about.title ?? 'Schedule', error, good: known?.words && `${known.words[0].toUpperCase()}${known.words.slice(1)}`,
      control: ({id, describedBy, invalid}) => html`<input id=${id} list="schedules" class="code" .value=${live(expression)}
        aria-describedby=${describedBy} aria-invalid=${ifDefined(invalid)} autocomplete="off" spellcheck="false"
        @input=${event => settings.set(pointer, event.target.value)}>`,
    })}
    ${known?.next ? html`<details class="next"><summary>Next five times</summary>
      <ol>${known.next.map(instant => html`<li><time datetime=${instant} title=${exactly(instant)}>${moment(instant)}</time></li>`)}</ol>
      <p class="help">In your time zone, ${zone()}. The schedule itself is in UTC.</p></details>` : nothing}
  </div>`;
}

/** The suggestions of all schedule fields; once on the page. */
export const usualSchedules = html`<datalist id="schedules">
  ${USUAL.map(([expression, words]) => html`<option value=${expression}>${words}</option>`)}</datalist>`;
