// The matching review as a step of the set-up: where it stands, and the way to its page.

import {html, nothing} from '../vendor.js';
import {progress, review} from '../app/app.js';
import {TYPES} from '../app/review.js';
import {STEPS} from '../app/steps.js';
import {number} from '../app/words.js';
import {problemText} from '../widgets/connection.js';
import {standing} from './matching.js';

export function matchingStep() {
  const unconnected = STEPS.filter(step => step.system && !step.optional && progress.state(step) !== 'done');
  const {state} = review.about ?? {};
  return html`
    <p class="lead">Both systems may know the same customers and products already. Before anything is written you say which belong together, so that nothing is there twice.</p>
    ${unconnected.length ? html`<p>Both sides have to be connected first:</p>
      <ul class="missing">${unconnected.map(step => html`<li><a href="#/setup/${step.key}">${step.title}</a></li>`)}</ul>`
    : html`${review.failure ? problemText(review.failure) : nothing}
      ${state ? standing() : nothing}
      ${review.decidable && state !== 'confirmed' ? html`<p>${TYPES.map(([type, title]) =>
        html`${title}: ${undecided(type)} of ${number(review.about.counts?.[type]?.total)} not decided. `)}</p>` : nothing}
      <div class="buttons">
        ${state === 'none' ? html`<button type="button" class="primary" @click=${() => review.begin()}>Start the review</button>` : nothing}
        ${review.decidable ? html`<a class="button ${state === 'ready' ? 'primary' : 'secondary'}" href="#/matching">${
          state === 'ready' ? 'Decide' : 'Show the review'}</a>` : nothing}
      </div>
      <p class="help">You may go on meanwhile, and come back to it here. The first sync waits until the review is finished.</p>`}`;
}

const undecided = type => number(review.about.counts?.[type]?.decision?.undecided);
