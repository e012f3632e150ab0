// One Rev.io record of the review: what it seems to be in QuickBooks, why, and what is decided.

import {html, nothing} from '../vendor.js';
import {review} from '../app/app.js';
import {CONFIDENCES, decisionOf, isSuggested} from '../app/review.js';
import {changed} from '../app/store.js';

export function reviewCard(item, index) {
  const here = index === review.at;
  const linked = item.confidence === 'linked';
  return html`<li class="card suggestion ${item.decision}" tabindex=${here ? 0 : -1} aria-current=${here}
      aria-label="${item.name}, ${CONFIDENCES[item.confidence]}, ${decisionOf(item)}" @focusin=${() => at(index)}>
    <div class="pair"><div><strong>${item.name}</strong><span class="help">Rev.io ${item.revioId}${item.detail ? `, ${item.detail}` : ''}</span></div>
      <div>${item.target ? other(item.target) : item.candidates.length ? item.candidates.map(other) : html`<span class="none">no suggestion</span>`}</div></div>
    <p><span class="confidence ${item.confidence}">${CONFIDENCES[item.confidence]}</span> <span class="help">${item.reason}</span></p>
    ${linked ? nothing : html`<div class="buttons"><span class="decided">${decisionOf(item)}</span>${item.decision === 'undecided' ? actions(item)
      : button(item, 'undecided', 'Undo')}</div>`}
    ${review.mapping === item.revioId ? mapping(item) : nothing}
  </li>`;
}

const other = ({quickBooksId, name, detail}) => html`<div><strong>${name}</strong>
  <span class="help">QuickBooks ${quickBooksId}${detail ? `, ${detail}` : ''}</span></div>`;

function actions(item) {
  return html`${isSuggested(item) ? [button(item, 'confirmed', 'Confirm'), button(item, 'rejected', 'Reject')] : nothing}
    <button class="secondary small" @click=${() => review.map(item)} aria-label="Map ${item.name}">Map</button>
    ${button(item, 'create', 'Create new')} ${button(item, 'ignore', 'Ignore')}`;
}

const button = (item, decision, label) => html`<button class="secondary small" aria-label="${label} ${item.name}"
  @click=${() => review.decide(item, decision)}>${label}</button>`;

function mapping(item) {
  return html`<div class="mapping" @keydown=${event => event.key === 'Escape' && review.leaveMap()}>
    <label for="map-search">Search QuickBooks by name</label>
    <input id="map-search" type="search" autocomplete="off" @input=${event => review.search(event.target.value)}>
    <ul aria-label="Found in QuickBooks">${review.found.map(found => html`<li><button class="quiet small"
      @click=${() => review.decide(item, 'mapped', found.quickBooksId)}>${found.name}<span class="help">${found.detail}</span></button></li>`)}</ul>
    <button class="quiet small" @click=${() => review.leaveMap()}>Cancel</button>
  </div>`;
}

function at(index) {
  if (review.at === index) return;
  review.at = index;
  changed();
}
