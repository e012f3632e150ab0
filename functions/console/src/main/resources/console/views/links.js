// Key links: which record of Rev.io is which of QuickBooks, looked up and put right.

import {html, live, nothing} from '../vendor.js';
import {links} from '../app/app.js';
import {KINDS} from '../app/links.js';
import {changed} from '../app/store.js';
import {count, exactly, number, relative} from '../app/words.js';
import {problemText} from '../widgets/connection.js';

const SHOWN_ERRORS = 200;
let leaving;

export function keyLinks() {
  return html`<main id="main" class="page">
    <div class="page-head"><h1 tabindex="-1">Key links</h1></div>
    <p class="lead">Which record of Rev.io is which of QuickBooks. The syncs go by these links; change one only where it is wrong.</p>
    ${lookUp()}
    ${byHand()}
    ${files()}
    ${leaving ? confirmation() : nothing}
  </main>`;
}

function lookUp() {
  const example = links.kind.byName ? 'An id of either side, or a name in QuickBooks' : 'An id of either side';
  return html`<section aria-labelledby="look-up">
    <h2 id="look-up">Look up</h2>
    <form class="filters" role="search" @submit=${event => { event.preventDefault(); links.find(); }}>
      ${kindChoice('link-type', links.type, type => Object.assign(links, {type, found: undefined}))}
      <input id="link-text" type="search" autocomplete="off" aria-label=${example} placeholder=${example}
        .value=${live(links.text)} @input=${event => { links.text = event.target.value; }}>
      <button class="primary" ?disabled=${links.busy}>Find</button>
    </form>
    ${links.failure ? problemText(links.failure) : nothing}
    <div role="status">${links.busy ? html`<p class="help">Looking</p>` : links.found?.length === 0 ? html`<p class="empty">${nothingFound()}</p>` : nothing}</div>
    ${links.found?.length ? html`<ul class="key-links">${links.found.map(linkCard)}</ul>` : nothing}
  </section>`;
}

const nothingFound = () => /^\d+$/.test(links.text.trim()) ? 'No link has this id on either side.'
  : links.kind.byName ? 'QuickBooks has nothing of this name.' : `${links.kind.title} are looked up by their id.`;

const kindChoice = (id, chosen, choose) => html`<select id=${id} aria-label="Records"
  @change=${event => { choose(event.target.value); changed(); }}>${KINDS.map(({type, title}) =>
    html`<option value=${type} .selected=${type === chosen}>${title}</option>`)}</select>`;

function linkCard(link) {
  const isLink = Boolean(link.revioId);
  const name = link.name ?? `QuickBooks ${link.quickBooksId}`;
  return html`<li class="card key-link">
    <div class="pair">
      <div>${isLink ? html`<strong>Rev.io ${link.revioId}</strong>` : html`<span class="none">not linked</span>`}
        ${isLink ? html`<span class="help">${link.origin === 'revio' ? 'came from Rev.io' : 'came from QuickBooks'}</span>` : nothing}</div>
      <div><strong>${name}</strong>${link.name ? html`<span class="help">QuickBooks ${link.quickBooksId}${link.detail ? `, ${link.detail}` : ''}</span>` : nothing}</div>
    </div>
    ${isLink ? html`<div class="buttons">
      <span class="decided">${link.state === 'live' ? 'Linked' : `Linked, ${link.state}`}
        <time datetime=${link.updatedAt} title=${exactly(link.updatedAt)}>${relative(link.updatedAt)}</time></span>
      <button class="secondary small" ?disabled=${links.busy} @click=${() => links.edit(link)} aria-label="Relink Rev.io ${link.revioId}">Relink</button>
      <button class="secondary small" ?disabled=${links.busy} @click=${() => ask(link)} aria-label="Unlink Rev.io ${link.revioId}">Unlink</button>
    </div>` : nothing}
    ${links.editing === link.revioId && isLink ? relinking(link) : nothing}
  </li>`;
}

const relinking = link => html`<form class="mapping" @submit=${event => relink(event, link)} @keydown=${event => event.key === 'Escape' && links.edit()}>
  <label for="relink-id">The QuickBooks id it belongs to instead</label>
  <div class="with-button"><input id="relink-id" class="medium" name="quickBooksId" inputmode="numeric" autocomplete="off" required pattern="\\d{1,18}">
    <button class="primary small" ?disabled=${links.busy}>Link</button>
    <button type="button" class="quiet small" @click=${() => links.edit()}>Cancel</button></div>
</form>`;

function relink(event, link) {
  event.preventDefault();
  links.link(link.type, link.revioId, new FormData(event.target).get('quickBooksId'));
}

function byHand() {
  return html`<section aria-labelledby="by-hand">
    <h2 id="by-hand">Link two records</h2>
    <form class="card" @submit=${link}>
      <div class="pairs">
        <div class="field"><label for="hand-type">Records</label>
          <select id="hand-type" name="type">${KINDS.map(({type, title}) => html`<option value=${type}>${title}</option>`)}</select></div>
        <div class="field"><label for="hand-revio">Rev.io id</label>
          <input id="hand-revio" name="revioId" inputmode="numeric" autocomplete="off" required pattern="\\d{1,18}"></div>
        <div class="field"><label for="hand-quickbooks">QuickBooks id</label>
          <input id="hand-quickbooks" name="quickBooksId" inputmode="numeric" autocomplete="off" required pattern="\\d{1,18}"></div>
      </div>
      <p class="help">Both must exist. The QuickBooks id is the number at the end of the record's address in QuickBooks.</p>
      <div class="buttons"><button class="secondary" ?disabled=${links.busy}>Link them</button></div>
    </form>
  </section>`;
}

function link(event) {
  event.preventDefault();
  const {type, revioId, quickBooksId} = Object.fromEntries(new FormData(event.target));
  Object.assign(links, {type, text: revioId});
  links.link(type, revioId, quickBooksId);
}

function files() {
  return html`<section aria-labelledby="files">
    <h2 id="files">All links as a file</h2>
    <div class="card">
      <p>Export them to keep, or to read in elsewhere. A file that is imported adds links; it is checked whole, and unless every line is right, nothing changes.</p>
      <div class="buttons">
        <button class="secondary" @click=${() => links.export()}>Export as CSV</button>
        <label class="button secondary file">Import CSV<input type="file" class="unseen" accept=".csv,text/csv" ?disabled=${links.imported?.reading}
          @change=${chosen}></label>
      </div>
      <div role="status">${links.imported ? outcome(links.imported) : nothing}</div>
    </div>
  </section>`;
}

function chosen(event) {
  const [file] = event.target.files;
  event.target.value = '';
  if (file) links.import(file);
}

function outcome({name, reading, problem, added, there}) {
  if (reading) return html`<p class="help">Checking ${name}</p>`;
  if (!problem) return html`<p class="note good">${name}: ${count(added, 'link')} added, ${number(there)} there before.</p>`;
  if (!problem.errors.length) return problemText(problem);
  return html`<p class="note bad">${name}: ${problem.message} ${count(problem.errors.length, 'mistake')}.</p>
    <div class="scrolls" tabindex="0" role="region" aria-label="Mistakes in ${name}"><table>
      <thead><tr><th scope="col">Line</th><th scope="col">Column</th><th scope="col">What is wrong, and the way out</th></tr></thead>
      <tbody>${problem.errors.slice(0, SHOWN_ERRORS).map(mistake)}</tbody>
    </table></div>
    ${problem.errors.length > SHOWN_ERRORS ? html`<p class="help">And ${number(problem.errors.length - SHOWN_ERRORS)} more.</p>` : nothing}`;
}

function mistake({pointer, problem, remedy}) {
  const [, , line, column = ''] = pointer.split('/');
  return html`<tr><td>${line}</td><td>${column}</td><td>${problem} <span class="help">${remedy}</span></td></tr>`;
}

function confirmation() {
  const {revioId, quickBooksId, name, type} = leaving;
  return html`<dialog aria-labelledby="unlink-title" @close=${() => ask(undefined)}>
    <h2 id="unlink-title">Unlink Rev.io ${revioId} and ${name ?? `QuickBooks ${quickBooksId}`}?</h2>
    <p>Neither record is changed or deleted. ${type === 'customer' || type === 'product'
      ? 'The next sync looks for its other half again, or makes a new one.'
      : 'If the record changes, the next sync looks for its other half by number or note, and sends it anew if there is none.'}</p>
    <div class="buttons">
      <button class="primary" @click=${() => { const link = leaving; ask(undefined); links.unlink(link); }}>Unlink</button>
      <button class="secondary" @click=${() => ask(undefined)}>Keep it</button>
    </div>
  </dialog>`;
}

function ask(link) {
  leaving = link;
  changed();
}
