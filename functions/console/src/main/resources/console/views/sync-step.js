// Guide row 11: per direction a switch, a schedule, a start date.

import {html} from '../vendor.js';
import {settings} from '../app/app.js';
import {otherSections} from '../app/steps.js';
import {titleOf} from '../app/words.js';
import {cronField, usualSchedules} from '../widgets/cron-field.js';
import {idOf, settingField, switchControl} from '../widgets/field.js';
import {fieldsOf, section} from './plain-steps.js';

export const syncStep = () => html`
  <p class="lead">Everything is on and runs every hour. Switch off what you do not want, or change when it runs.
    A schedule has five fields: minute, hour, day of the month, month, day of the week, in UTC.
    A start date leaves out what is dated before it.</p>
  ${usualSchedules}
  <div class="directions">${fieldsOf('/sync').map(direction)}</div>
  ${otherSections(settings.schema).map(section)}`;

function direction(pointer) {
  const key = pointer.split('/').at(-1);
  const about = settings.about(pointer);
  const on = settings.at(`${pointer}/enabled`) === true;
  const id = idOf(`${pointer}/enabled`);
  return html`<section class="direction ${on ? '' : 'off'}" aria-labelledby="${id}-title">
    <div class="direction-head">
      ${switchControl({id, on, describedBy: `${id}-help`, set: value => settings.set(`${pointer}/enabled`, value)})}
      <label for=${id} id="${id}-title">${about.title ?? titleOf(key)}</label>
      <span class="help" id="${id}-help">${on ? 'On' : 'Off'}</span>
    </div>
    ${about.description ? html`<p class="help">${about.description}</p>` : ''}
    <div class="pairs">
      ${cronField(`${pointer}/schedule`)}
      ${settingField(`${pointer}/startDate`, {help: ''})}
    </div>
    <details ?open=${settings.at(`${pointer}/backFillFrom`) !== undefined}><summary>Back-fill and look-back<span class="unseen"> of ${about.title ?? titleOf(key)}</span></summary>
      <p class="help">A range of days before the start date travels all the same; what lies between the two stays out. The next run brings it.</p>
      <div class="pairs">
        ${['backFillFrom', 'backFillTo'].map(field => settingField(`${pointer}/${field}`, {help: ''}))}
        ${settingField(`${pointer}/lookBackDays`)}
      </div>
    </details>
  </section>`;
}
