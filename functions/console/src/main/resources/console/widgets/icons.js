// The page's few pictures, drawn in the colour of the text around them. All are decoration: words stand beside them.

import {svg, html} from '../vendor.js';

const icon = shapes => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes}</svg>`;

export const check = icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`);
export const cross = icon(svg`<path d="M7 7l10 10M17 7L7 17"/>`);
export const bang = icon(svg`<path d="M12 6v7M12 17.2v.3"/>`);
export const dot = icon(svg`<circle cx="12" cy="12" r="3.2" class="solid"/>`);
export const plus = icon(svg`<path d="M12 5v14M5 12h14"/>`);
export const bin = icon(svg`<path d="M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12M10.5 11v5M13.5 11v5"/>`);
export const copy = icon(svg`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>`);
export const open = icon(svg`<path d="M14 5h5v5M19 5l-8 8M11 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-5"/>`);
export const arrow = icon(svg`<path d="M5 12h13M13 6l6 6-6 6"/>`);
export const play = icon(svg`<path d="M8 5.5v13l11-6.5z" class="solid"/>`);
export const chevron = icon(svg`<path d="M7 10l5 5 5-5"/>`);

/** The product's mark. */
export const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <rect width="32" height="32" rx="8"/><path d="M8 13h14l-4-4M24 19H10l4 4"/></svg>`;
