// The matching review: which customer and product of Rev.io is which of QuickBooks, decided before anything is written.

import {guard, html, nothing} from '../vendor.js';
import {review} from '../app/app.js';
import {CONFIDENCES, DECISIONS, isSuggested, TYPES} from '../app/review.js';
import {changed, debounced} from '../app/store.js';
import {count, number} from '../app/words.js';
import {problemText} from '../widgets/connection.js';
import {reviewCard} from './review-card.js';

const KEYS = {c: 'confirmed', x: 'rejected', n: 'create', i: 'ignore', u: 'undecided'};
const AHEAD = 1200;
const find = debounced(250, search => review.show({search}));
let asksToFinish = false;

export function matching() {
  return html`<main id="main" class="page" @keydown=${pressed}>
    <div class="page-head"><h1 tabindex="-1">Matching</h1>${buttons()}</div>
    <p class="lead">Nothing is written to either side before this review is finished. Then syncing starts by itself.</p>
    ${review.failure ? problemText(review.failure) : nothing}
    ${review.failure && !review.about ? nothing : standing()}
    ${asksToFinish ? confirmation() : nothing}
    ${review.decidable ? suggestions() : nothing}
  </main>`;
}

function buttons() {
  if (!review.about || review.busy) return nothing;
  const exact = TYPES.reduce((sum, [type]) => sum + (review.about.counts?.[type]?.exactUndecided ?? 0), 0);
  return html`<div class="buttons">
    <button class=${review.about.state === 'none' ? 'primary' : 'secondary'} @click=${() => review.begin()}>${
      review.about.state === 'none' ? 'Start the review' : 'Read both sides again'}</button>
    ${exact ? html`<button class="secondary" @click=${() => review.confirmExact()}>Confirm all exact (${number(exact)})</button>` : nothing}
    ${review.decidable ? html`<button class="primary" @click=${() => askToFinish(true)}>Finish the review</button>` : nothing}
  </div>`;
}

/** How far it is, read out when it changes. */
export function standing() {
  const {state, read, note, summary} = review.about ?? {};
  const text = {
    none: 'Not started. Both sides are read, and you are shown what seems to belong together.',
    running: `Reading both sides: ${TYPES.map(([type, words]) =>
      `${number(read?.[type]?.revio)} ${words.toLowerCase()} in Rev.io, ${number(read?.[type]?.quickBooks)} in QuickBooks`).join('; ')}. You may close this page.`,
    ready: 'Ready for your decisions.',
    finishing: 'The links are being written. You may close this page.',
    confirmed: `Finished: ${words(summary)}.`,
  }[state] ?? 'Reading';
  return html`<p class="verdict ${state === 'confirmed' ? 'good' : ''}" role="status">${text}</p>
    ${note ? html`<p class="note bad">${note}</p>` : nothing}
    ${summary?.notLinked?.length ? html`<ul class="missing">${summary.notLinked.map(line => html`<li>${line}</li>`)}</ul>` : nothing}`;
}

const words = ({linked = 0, create = 0, ignored = 0, undecided = 0} = {}) =>
  `${number(linked)} linked, ${number(create)} to be made new, ${number(ignored)} ignored, ${number(undecided)} not decided`;

function confirmation() {
  const total = {linked: 0, create: 0, ignored: 0, undecided: 0};
  TYPES.forEach(([type]) => {
    const {confirmed = 0, mapped = 0, rejected = 0, create = 0, ignore = 0, undecided = 0} = review.about.counts?.[type]?.decision ?? {};
    total.linked += confirmed + mapped;
    total.create += type === 'customer' ? create + rejected : create;
    total.ignored += ignore;
    total.undecided += type === 'customer' ? undecided : undecided + rejected;
  });
  return html`<dialog aria-labelledby="finish-title" @close=${() => askToFinish(false)}>
    <h2 id="finish-title">Finish the review?</h2>
    <p>${words(total)}.</p>
    <p class="help">What is not decided goes by the rules of the syncs: linked if nothing contradicts, else made new or listed as a problem.</p>
    <div class="buttons">
      <button class="primary" @click=${() => { askToFinish(false); review.finish(); }}>Finish and start syncing</button>
      <button class="secondary" @click=${() => askToFinish(false)}>Not yet</button>
    </div>
  </dialog>`;
}

function askToFinish(asks) {
  asksToFinish = asks;
  changed();
}

function suggestions() {
  return html`<section aria-label="Suggestions">
    <div class="filters">
      <div class="segments" role="group" aria-label="Records">${TYPES.map(([type, label]) => html`<button aria-pressed=${type === review.type}
        @click=${() => review.show({type})}>${label} ${number(review.about.counts?.[type]?.total)}</button>`)}</div>
      ${filter('confidence', 'Every confidence', CONFIDENCES)} ${filter('decision', 'Every decision', DECISIONS)}
      <input type="search" aria-label="Search the suggestions" placeholder="Search" @input=${event => find(event.target.value)}>
    </div>
    <p class="help keys-help">Keys: <kbd>↓</kbd> <kbd>↑</kbd> or <kbd>j</kbd> <kbd>k</kbd> next, previous; <kbd>Enter</kbd> confirm, or map where nothing
      is suggested; <kbd>c</kbd> confirm, <kbd>x</kbd> reject, <kbd>m</kbd> map, <kbd>n</kbd> create new, <kbd>i</kbd> ignore, <kbd>u</kbd> undo.</p>
    <ol class="suggestions">${review.items.map(card)}</ol>
    <p class="help" role="status">${review.reading ? 'Reading' : review.items.length === 0 ? 'Nothing matches the filter.'
      : review.next === undefined ? `That is all: ${count(review.items.length, 'record')}.` : nothing}</p>
    ${review.next !== undefined && !review.reading ? html`<button class="secondary" @click=${() => review.more()}>Show more</button>` : nothing}
  </section>`;
}

/** Of thousands only those are drawn again that changed: of the others is looked at nothing but whether they did. */
const card = (item, index) => guard([item, index, index === review.at, review.mapping === item.revioId ? review.found : undefined],
  () => reviewCard(item, index));

const filter = (name, all, options) => html`<select aria-label=${all} @change=${event => review.show({[name]: event.target.value})}>
  <option value="">${all}</option>${Object.entries(options).map(([key, label]) => html`<option value=${key}
    .selected=${review.filter[name] === key}>${label}</option>`)}</select>`;

/** Letters act on the card in focus, unless somebody types. */
function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog')) return;
  const item = review.items[review.at];
  if (!item) return;
  if (['j', 'ArrowDown'].includes(event.key)) step(1);
  else if (['k', 'ArrowUp'].includes(event.key)) step(-1);
  else if (item.confidence === 'linked') return;
  else if (event.key === 'Enter' && event.target.matches('.suggestion')) usual(item);
  else if (event.key === 'm') review.map(item);
  else if (KEYS[event.key]) review.decide(item, KEYS[event.key]);
  else return;
  event.preventDefault();
}

/** What is most often right: the suggestion; without one, a person has to look for it. */
function usual(item) {
  if (item.decision !== 'undecided') return;
  if (isSuggested(item)) review.decide(item, 'confirmed');
  else review.map(item);
}

function step(by) {
  review.at = Math.max(0, Math.min(review.items.length - 1, review.at + by));
  if (review.at > review.items.length - 10) review.more();
  changed();
  requestAnimationFrame(() => document.querySelector('.suggestion[tabindex="0"]')?.focus());
}

addEventListener('scroll', () => {
  if (review?.decidable && document.querySelector('.suggestions')
    && innerHeight + scrollY > document.documentElement.scrollHeight - AHEAD) review.more();
}, {passive: true});
