// The status circle: a colour, a sign and a word, so that none of the three is needed alone.

import {html} from '../vendor.js';
import * as icons from './icons.js';

const LOOKS = {
  none: {sign: icons.dot, word: 'Not connected'},
  ready: {sign: icons.dot, word: 'Ready to connect'},
  green: {sign: icons.check, word: 'Connected'},
  amber: {sign: icons.bang, word: 'Connected, with a warning'},
  red: {sign: icons.cross, word: 'Not connected'},
};

/** @param status of a connection; waiting: a sign-in is open in another tab */
export function circle(status = 'none', waiting = false) {
  const {sign, word} = LOOKS[status] ?? LOOKS.none;
  return html`<span class="circle ${status} ${waiting ? 'waiting' : ''}">${sign}</span>
    <span class="circle-word">${waiting ? 'Waiting for the other tab' : word}</span>`;
}

/** The same sign for a step: open, done, problem. */
export const stepSign = (state, number) => html`<span class="step-sign ${state}">
  ${state === 'done' ? icons.check : state === 'problem' ? icons.bang : number}</span>`;
