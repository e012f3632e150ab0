// The wizard: the list of steps with their state, the step itself, Back and Next.

import {html, nothing} from '../vendor.js';
import {connections, progress, settings} from '../app/app.js';
import {isConnected} from '../app/connections.js';
import {focusOnWrong} from '../app/form.js';
import {forms} from '../app/forms.js';
import {go, place} from '../app/place.js';
import {changed, say} from '../app/store.js';
import {STEPS} from '../app/steps.js';
import {stepSign} from '../widgets/circle.js';
import * as icons from '../widgets/icons.js';
import {quickBooksStep} from './quickbooks-step.js';
import {psaStep} from './psa-step.js';
import {credentialsStep} from './credentials-step.js';
import {syncStep} from './sync-step.js';
import {paymentsStep} from './payments-step.js';
import {linksStep} from './links-step.js';
import {matchingStep} from './matching-step.js';
import {finish, finishStep} from './finish-step.js';
import {advancedStep, apiStep, initialStep, invoicesStep, itemsStep} from './plain-steps.js';

const CONTENT = {
  initial: initialStep,
  quickbooks: quickBooksStep,
  psa: psaStep,
  credentials: credentialsStep,
  api: apiStep,
  invoices: invoicesStep,
  items: itemsStep,
  sync: syncStep,
  payments: paymentsStep,
  links: linksStep,
  advanced: advancedStep,
  matching: matchingStep,
  finish: finishStep,
};
const STATE_WORDS = {done: 'done', problem: 'needs attention', open: 'to do'};

const current = () => STEPS.find(step => step.key === place.detail) ?? progress.next();

export function setup() {
  const step = current();
  const number = STEPS.indexOf(step) + 1;
  return html`<div class="wizard">
    ${rail(step)}
    <main id="main">
      <form class="step" novalidate autocomplete="off" @submit=${event => next(event, step)}>
        <p class="eyebrow">Step ${number} of ${STEPS.length}</p>
        <h1 tabindex="-1">${step.title}</h1>
        ${CONTENT[step.key]()}
        ${footer(step)}
      </form>
    </main>
  </div>`;
}

function rail(here) {
  const done = STEPS.filter(step => progress.state(step) === 'done').length;
  return html`<aside class="rail">
    <button type="button" class="rail-toggle" aria-expanded="false" aria-controls="steps" @click=${toggleRail}>
      <span>Steps</span><span class="help">${done} of ${STEPS.length} done</span>${icons.chevron}</button>
    <progress max=${STEPS.length} value=${done} aria-label="Steps done"></progress>
    <nav id="steps" aria-label="Steps"><ol>${STEPS.map((step, index) => {
      const state = progress.state(step);
      return html`<li><a href="#/setup/${step.key}" aria-current=${step === here ? 'step' : 'false'}
        @click=${event => leave(event, here, step)}>
        ${stepSign(state, index + 1)}<span>${step.title}<span class="unseen">, ${STATE_WORDS[state]}</span></span></a></li>`;
    })}</ol></nav>
  </aside>`;
}

function toggleRail(event) {
  const button = event.currentTarget;
  button.setAttribute('aria-expanded', String(button.getAttribute('aria-expanded') !== 'true'));
}

function footer(step) {
  const index = STEPS.indexOf(step);
  const unsaved = settings.changes().length > 0;
  return html`<div class="step-foot">
    ${index > 0 ? html`<a class="button secondary" href="#/setup/${STEPS[index - 1].key}"
      @click=${event => leave(event, step, STEPS[index - 1])}>Back</a>` : nothing}
    <span class="saved">${settings.saving ? 'Saving' : settings.unreadable.size > 0 ? 'Not saved: see what is marked' : unsaved ? 'Saved when you press Next' : settings.version > 0 ? 'All saved' : ''}</span>
    <button class=${step.system && !isConnected(connections.all[step.system]) ? 'secondary' : 'primary'} ?disabled=${settings.saving}>${step.key === 'finish' ? html`Finish and start the first sync`
      : html`Next${icons.arrow}`}</button>
  </div>`;
}

/** Next: saves, and goes on; or stays, with the focus on the first field that is wrong. */
async function next(event, step) {
  event.preventDefault();
  if (step.key === 'finish') return finish();
  if (await saved(step)) {
    progress.pass(step);
    go(`setup/${STEPS[STEPS.indexOf(step) + 1].key}`);
  }
}

/** Another step by the list or Back: what is typed here is saved first, so that it is never in doubt. */
async function leave(event, from, to) {
  document.querySelector('.rail-toggle')?.setAttribute('aria-expanded', 'false');
  if (settings.changes().length === 0 && settings.unreadable.size === 0 && !forms[from.system]?.pending) return;
  event.preventDefault();
  if (await saved(from)) go(`setup/${to.key}`);
}

async function saved(step) {
  if (step.system && !(await forms[step.system].save(connections))) return false;
  step.fields.forEach(field => settings.touch(field));
  if (await settings.save()) return true;
  const elsewhere = STEPS.find(other => other !== step && progress.errors(other).length > 0);
  if (settings.unreadable.size > 0) say([...settings.unreadable.values()][0], 'bad');
  else if (progress.errors(step).length > 0) say('Not saved yet: see what is marked.', 'bad');
  else if (elsewhere && !settings.conflict) say(`Not saved yet: look at "${elsewhere.title}".`, 'bad');
  changed();
  focusOnWrong();
  return false;
}
