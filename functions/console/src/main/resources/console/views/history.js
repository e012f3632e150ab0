// Every saved version of the settings: who, when, what changed; any can be looked at and put in force again.

import {html, nothing} from '../vendor.js';
import {api, settings} from '../app/app.js';
import {place} from '../app/place.js';
import {changed} from '../app/store.js';
import {exactly, moment, relative} from '../app/words.js';
import {changeList} from '../widgets/change-list.js';

let versions;
let newest;
let failure;
const documents = new Map();

export function history() {
  if (newest !== settings.version) load();
  return html`<main id="main" class="page">
    <h1 tabindex="-1">History</h1>
    <p class="lead">Every version of the settings that was saved. Credentials are not part of it.</p>
    ${failure ? html`<p class="note bad" role="alert">${failure.message} ${failure.remedy}</p>` : nothing}
    ${versions === undefined ? html`<p class="help" role="status">Reading</p>`
      : versions.length === 0 ? html`<p class="empty">Nothing has been saved yet.</p>`
      : html`<ol class="versions">${versions.map(version)}</ol>`}
  </main>`;
}

function version({version: number, savedAt, savedBy, restoredFrom, changes = []}) {
  const current = number === settings.version;
  const open = place.detail === String(number);
  return html`<li class="card">
    <div class="card-head">
      <h2>Version ${number}${current ? html` <span class="tag">in force</span>` : nothing}</h2>
      <p class="facts"><span>${savedBy}</span><span><time datetime=${savedAt} title=${exactly(savedAt)}>${moment(savedAt)}, ${relative(savedAt)}</time></span>
        ${restoredFrom ? html`<span>version ${restoredFrom} restored</span>` : nothing}</p>
    </div>
    ${changeList(changes)}
    <div class="buttons">
      <a class="button quiet" href=${open ? '#/history' : `#/history/${number}`} aria-expanded=${String(open)}>${open ? 'Hide' : 'Show'} the whole document</a>
      ${current ? nothing : html`<button type="button" class="secondary" @click=${() => settings.restore(number)}>Restore version ${number}</button>`}
    </div>
    ${open ? html`<pre class="document" tabindex="0" aria-label="Version ${number}">${document(number)}</pre>` : nothing}
  </li>`;
}

function document(number) {
  if (!documents.has(number)) {
    documents.set(number, 'Reading');
    api.get(`config/history/${number}`)
      .then(text => documents.set(number, JSON.stringify(text, null, 2)), problem => documents.set(number, problem.message))
      .then(changed);
  }
  return documents.get(number);
}

async function load() {
  newest = settings.version;
  try {
    versions = await settings.history();
    failure = undefined;
  } catch (problem) {
    failure = problem;
    versions ??= [];
  }
  changed();
}
