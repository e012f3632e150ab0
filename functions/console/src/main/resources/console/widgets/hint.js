// In the rehearsal: what the simulated systems take, ready to be filled in.

import {html, nothing} from '../vendor.js';
import {session} from '../app/app.js';

/** @param entries [[label, value], ...]; fill: takes them over */
export function rehearsalHint(entries, fill) {
  const known = entries.filter(([, value]) => value);
  if (!session.rehearsal || known.length === 0) return nothing;
  return html`<aside class="hint" aria-label="For the rehearsal">
    <p>This is a rehearsal. The simulated system takes ${known.map(([label, value], index) => html`${index ? ' and ' : ''}${label}
      <code>${value}</code>`)}.</p>
    <button type="button" class="secondary" @click=${fill}>Fill in</button>
  </aside>`;
}
