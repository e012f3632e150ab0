// How it goes: connections, directions with their last and next run, open problems with the way out.

import {html, nothing} from '../vendor.js';
import {connections, progress, runs, settings} from '../app/app.js';
import {isConnected} from '../app/connections.js';
import {STEPS} from '../app/steps.js';
import {count, duration, exactly, moment, number, relative, titleOf} from '../app/words.js';
import {circle} from '../widgets/circle.js';
import {problemText} from '../widgets/connection.js';
import * as icons from '../widgets/icons.js';

export function status() {
  return html`<main id="main" class="page">
    <div class="page-head">
      <div><h1 tabindex="-1">Status</h1></div>
      <button class="primary" ?disabled=${!runs.loaded || runs.going() || runs.pause !== undefined} @click=${runAll}>${icons.play}Run now</button>
    </div>
    ${runs.failure ? problemText(runs.failure) : nothing}
    ${verdict()}
    <section aria-labelledby="connections-title">
      <h2 id="connections-title">Connections</h2>
      <div class="cards">${STEPS.filter(step => step.system).map(connection)}</div>
    </section>
    <section aria-labelledby="directions-title">
      <h2 id="directions-title">Directions</h2>
      ${runs.loaded ? html`<div class="runs">${runs.directions.map(direction)}</div>` : html`<p class="help" role="status">Reading</p>`}
    </section>
    ${problems()}
  </main>`;
}

/** The one sentence that a person looks for first. */
function verdict() {
  if (!runs.loaded) return html`<p class="verdict" role="status">Reading</p>`;
  const missing = progress.missing();
  const open = runs.problems.length;
  const last = runs.directions.map(direction => direction.last).filter(Boolean);
  const stopped = runs.directions.filter(({enabled, last: run}) => enabled && stateOf(run) === 'stopped');
  const [kind, text] = runs.going() ? ['busy', goingText()]
    : missing.length > 0 ? ['warn', html`Not set up yet: <a href="#/setup/${missing[0].key}">${missing[0].title}</a>.`]
    : runs.pause ? ['warn', html`${runs.pause} <a href="#/matching">Matching</a>`]
    : stopped.length > 0 ? ['bad', `${stopped.map(title).join(', ')} stopped before the end. The reason stands below.`]
    : open > 0 ? ['warn', `Finished, ${count(open, 'problem is', 'problems are')} open.`]
    : last.length === 0 ? ['warn', 'Nothing has run yet.']
    : ['good', 'Finished, nothing open.'];
  return html`<p class="verdict ${kind}" role="status">
    <span class="circle ${{good: 'green', warn: 'amber', bad: 'red', busy: 'ready waiting'}[kind]}">${
      {good: icons.check, warn: icons.bang, bad: icons.cross, busy: icons.dot}[kind]}</span><span>${text}</span></p>`;
}

function goingText() {
  const names = runs.directions.filter(direction => runs.isGoing(direction)).map(title);
  return names.length > 2 ? `${names.length} directions are running.` : `${names.join(' and ')}: running.`;
}

function connection(step) {
  const {status: state, title: words, reason, warnings = []} = connections.all[step.system] ?? {};
  return html`<article class="card">
    <h3>${step.title}</h3>
    <p class="connection-head">${circle(state)}</p>
    <p class="help">${isConnected({status: state}) ? words : reason ?? 'Nothing is stored yet.'}${
        warnings.length ? `, ${count(warnings.length, 'warning')}` : ''}</p>
    <a href="#/setup/${step.key}">${isConnected({status: state}) ? 'Look at it' : 'Set it up'}</a>
  </article>`;
}

const title = ({direction: key, title: words}) => words ?? titleOf(key);
const stateOf = run => run?.state;
const STATES = {
  running: 'running',
  finished: 'finished',
  continues: 'goes on in a next run',
  stopped: 'stopped before the end',
  paused: 'waits',
  'switched-off': 'switched off',
  'already-running': 'another run was going',
};

function direction(item) {
  const {direction: key, enabled, words, nextAt, openProblems = 0, last} = item;
  const going = runs.isGoing(item);
  return html`<article class="card run ${enabled ? '' : 'off'}">
    <div class="run-head">
      <h3>${title(item)}</h3>
      <button type="button" class="secondary small" ?disabled=${!enabled || going} @click=${() => runs.runNow([key])}
        aria-label="Run ${title(item)} now">${icons.play}Run now</button>
    </div>
    <dl>
      <div><dt>Last run</dt><dd>${going ? html`<span class="going">running</span>` : lastRun(last)}</dd></div>
      <div><dt>Next run</dt><dd>${!enabled ? 'switched off' : nextAt ? html`<time datetime=${nextAt} title=${exactly(nextAt)}>${moment(nextAt)}</time>
        <span class="help">${words}</span>` : words ?? 'not planned'}</dd></div>
      <div><dt>Came of it</dt><dd>${outcomes(last)}</dd></div>
      <div><dt>Open</dt><dd>${openProblems ? html`<a href="#problems-title" @click=${toProblems}>${count(openProblems, 'problem')}</a>` : 'nothing'}</dd></div>
    </dl>
    ${stateOf(last) === 'stopped' && last.note ? html`<p class="note bad">${last.note}</p>` : nothing}
  </article>`;
}

const lastRun = run => !run ? 'none yet' : html`<time datetime=${run.startedAt} title=${exactly(run.startedAt)}>${relative(run.startedAt)}</time>,
  ${STATES[stateOf(run)] ?? run.state}${run.seconds ? ` after ${duration(run.seconds)}` : ''}`;

function outcomes(run) {
  if (!run) return html`<span class="help">nothing yet</span>`;
  const parts = Object.entries(run.outcomes ?? {}).filter(([, times]) => times > 0);
  if (parts.length === 0) return run.read ? count(run.read, 'record') + ' read' : 'nothing to do';
  return html`<span class="outcomes">${parts.map(([outcome, times]) => html`<span class=${outcome}>${number(times)} ${outcome}</span>`)}</span>`;
}

function toProblems(event) {
  event.preventDefault();
  const heading = document.getElementById('problems-title');
  heading.scrollIntoView();
  heading.focus({preventScroll: true});
}

function problems() {
  if (!runs.loaded) return nothing;
  return html`<section aria-labelledby="problems-title">
    <h2 id="problems-title" tabindex="-1">Open problems</h2>
    ${runs.problems.length === 0 ? html`<p class="empty">${icons.check}Nothing is open.</p>`
      : html`<ul class="problems">${runs.problems.map(problem)}</ul>`}
  </section>`;
}

function problem(item) {
  const {direction: key, record, message, remedy, technical, since, attempts, nextTry} = item;
  return html`<li class="card problem">
    <h3>${record} <span class="help">${settings.about(`/sync/${key}`).title ?? titleOf(key)}</span></h3>
    <p>${message}</p>
    ${item.versions?.length ? bothVersions(item) : nothing}
    ${remedy ? html`<p class="remedy"><strong>What to do:</strong> ${remedy}</p>` : nothing}
    <p class="facts">${since ? html`<span title=${exactly(since)}>since ${moment(since)}</span>` : nothing}
      ${attempts ? html`<span>${count(attempts, 'try', 'tries')}</span>` : nothing}
      ${nextTry ? html`<span title=${exactly(nextTry)}>tried again ${relative(nextTry)}</span>` : nothing}</p>
    ${technical ? html`<details><summary>Technical detail</summary><code>${technical}</code></details>` : nothing}
  </li>`;
}

/** What both sides say, side by side, and who wins. */
function bothVersions(item) {
  const {record, versions, direction: key} = item;
  const going = runs.directions.some(each => each.direction === key && runs.isGoing(each));
  const keep = (winner, name) => html`<button type="button" class="secondary" ?disabled=${going}
    aria-label="Keep ${name} version of ${record}" @click=${() => runs.resolve(item, winner)}>Keep ${name}</button>`;
  return html`<table class="both-versions">
    <caption class="unseen">Both versions of ${record}</caption>
    <thead><tr><td></td><th scope="col">Rev.io</th><th scope="col">QuickBooks</th></tr></thead>
    <tbody>${versions.map(({field, revio, quickBooks}) => html`<tr><th scope="row">${field}</th><td>${version(revio)}</td><td>${version(quickBooks)}</td></tr>`)}</tbody>
    <tfoot><tr><td></td><td>${keep('revio', 'Rev.io\'s')}</td><td>${keep('quickbooks', 'QuickBooks\'')}</td></tr></tfoot>
  </table>`;
}

const version = text => text || html`<span class="help">none</span>`;

const runAll = () => runs.runNow(runs.directions.filter(({enabled}) => enabled).map(({direction: key}) => key));
