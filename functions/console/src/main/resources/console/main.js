// Starts the page: who is there, what is stored, where we were.

import {render} from './vendor.js';
import {assemble, companies, connections, phase, progress, review, runs, session, settings} from './app/app.js';
import {forgetChosen} from './app/companies.js';
import {isConnected} from './app/connections.js';
import {place, follow, go} from './app/place.js';
import {Session} from './app/session.js';
import {changed, drawWith, notice} from './app/store.js';
import {page} from './views/page.js';

const root = document.getElementById('app');
let shown = '';

drawWith(() => {
  render(page(), root);
  root.querySelector('dialog:not([open])')?.showModal();
  arrive();
});

addEventListener('hashchange', () => {
  follow();
  changed();
});

addEventListener('beforeunload', event => {
  if (settings?.unreadable.size > 0) event.preventDefault(); // all else that is typed comes back
});

await start();

async function start() {
  try {
    root.replaceChildren();
    assemble(await Session.open(), () => show('signed-out'));
    if (!(await session.begin())) {
      if (session.kind === 'oidc') await session.signIn();
      else show('signed-out');
      return;
    }
    follow(); // a sign-in comes back to where it was begun
    await Promise.all([settings.load(), connections.load(), companies.load()]);
    if (isConnected(connections.all.quickbooks)) await review.look();
    if (!place.view) go(progress.isSetUp() ? 'status' : `setup/${progress.next().key}`, true);
    show('ready');
  } catch (problem) {
    if (problem.code === 'unknown-company') return startOver();
    if (phase.name !== 'signed-out') show('failed', problem);
  }
}

/** The company this tab was about is not known here. */
function startOver() {
  forgetChosen();
  location.reload();
}

function show(name, problem) {
  Object.assign(phase, {name, problem});
  changed();
}

/** What a new place needs: its title, its data, and the focus on its heading, for whoever cannot see that the page changed. */
function arrive() {
  const here = `${phase.name} ${place.view} ${place.detail ?? ''}`;
  if (here === shown) return;
  const first = !shown.startsWith('ready');
  shown = here;
  if (notice.kind === 'bad') notice.text = '';
  const heading = root.querySelector('h1');
  document.title = [heading?.textContent.trim(), 'QuickBooks & Rev.io Data Sync'].filter(Boolean).join(' · ');
  if (phase.name !== 'ready') return;
  if (place.view === 'status') runs.start();
  else runs.stop();
  const step = place.view === 'setup' && place.detail === 'matching' && isConnected(connections.all.quickbooks);
  if (place.view === 'matching' || step) review.start();
  else review.stop();
  if (!first) {
    scrollTo({top: 0});
    heading?.focus({preventScroll: true});
  }
}
