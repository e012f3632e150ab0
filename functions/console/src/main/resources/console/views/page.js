// The frame around everything: header, navigation, what is said at the foot.

import {html, nothing} from '../vendor.js';
import {companies, phase, progress, runs, session, settings} from '../app/app.js';
import {go, place} from '../app/place.js';
import {notice} from '../app/store.js';
import * as icons from '../widgets/icons.js';
import {failed, signedOut, starting} from './outside.js';
import {setup} from './setup.js';
import {status} from './status.js';
import {keyLinks} from './links.js';
import {matching} from './matching.js';
import {history} from './history.js';
import {companiesPage} from './companies.js';
import {conflict} from './conflict.js';

const VIEWS = {setup, matching, links: keyLinks, status, history, companies: companiesPage};

export function page() {
  if (phase.name === 'starting') return starting();
  if (phase.name === 'signed-out') return signedOut();
  if (phase.name === 'failed') return failed(phase.problem);
  const view = VIEWS[place.view] ?? setup;
  return html`
    <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
    ${header(view)}
    ${view()}
    ${settings.conflict ? conflict() : nothing}
    <div class="notice ${notice.text ? 'shown' : ''} ${notice.kind}" role="status">${notice.text}</div>`;
}

/** The address after # is taken by the place, so the link moves the focus itself. */
function skip(event) {
  event.preventDefault();
  document.querySelector('main h1')?.focus();
}

function header(view) {
  const open = runs.loaded ? runs.problems.length : 0;
  return html`<header class="top">
    <a class="brand" href="#/${progress.isSetUp() ? 'status' : 'setup'}">${icons.mark}
      <span>QuickBooks &amp; Rev.io Data Sync<small>${settings.at('/initial/instanceName')}</small></span></a>
    <nav aria-label="Pages">
      ${link('setup', 'Set up', view === setup)}
      ${link('matching', 'Matching', view === matching)}
      ${link('links', 'Key links', view === keyLinks)}
      ${link('status', 'Status', view === status, open)}
      ${link('history', 'History', view === history)}
    </nav>
    ${companies.several ? companySwitch() : nothing}
    ${session.kind === 'oidc' ? html`<button class="quiet" @click=${() => session.signOut()}>Sign out</button>` : nothing}
  </header>`;
}

/** Which company the whole page is about. */
const companySwitch = () => html`<select class="company" aria-label="Company" @change=${turn}>
  ${companies.all.filter(company => company.ready).map(company => html`<option value=${company.name}
    .selected=${companies.isHere(company)}>${company.title} (${company.name})</option>`)}
  <option value="">All companies, or add one</option>
</select>`;

function turn({target}) {
  const company = companies.all.find(({name}) => name === target.value);
  if (company) companies.goTo(company);
  else go('companies');
}

const link = (view, words, here, count = 0) => html`<a href="#/${view}" aria-current=${here ? 'page' : 'false'}>${words}
  ${count ? html`<span class="count" title="open problems">${count}<span class="unseen"> open problems</span></span>` : nothing}</a>`;
