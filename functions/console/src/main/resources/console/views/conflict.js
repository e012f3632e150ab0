// Somebody else saved meanwhile (412): what they changed, and whose word counts.

import {html, nothing} from '../vendor.js';
import {settings} from '../app/app.js';
import {go} from '../app/place.js';
import {say} from '../app/store.js';
import {relative} from '../app/words.js';
import {changeList} from '../widgets/change-list.js';

export function conflict() {
  const {savedBy, savedAt, version, changes = []} = settings.conflict;
  const mine = settings.changes();
  return html`<dialog role="alertdialog" aria-labelledby="conflict-title" aria-describedby="conflict-text"
      @cancel=${event => event.preventDefault()}>
    <h2 id="conflict-title">Somebody saved while you were typing</h2>
    <p id="conflict-text">${savedBy ?? 'Another tab'} saved version ${version}${savedAt ? ` ${relative(savedAt)}` : ''}.
      Nothing of yours is lost.</p>
    <h3>What they changed</h3>
    ${changeList(changes)}
    ${mine.length ? html`<h3>What you changed</h3>${changeList(mine)}` : nothing}
    <div class="buttons">
      <button type="button" class="primary" @click=${keep}>Put mine on top and save</button>
      <button type="button" class="secondary" @click=${take}>Take theirs, drop mine</button>
    </div>
  </dialog>`;
}

async function take() {
  await settings.takeTheirs();
  say('You see what they saved.');
}

async function keep() {
  if (await settings.keepMine()) say('Saved, with theirs below yours.');
  else if (!settings.conflict) go('setup');
}
