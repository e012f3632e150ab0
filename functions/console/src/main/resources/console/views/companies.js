// The companies whose books are kept here: go to one, add one.

import {html, nothing} from '../vendor.js';
import {companies} from '../app/app.js';
import {changed, say} from '../app/store.js';
import {textInput} from '../widgets/field.js';

let name = '';

export const companiesPage = () => html`<main id="main" class="page">
  <h1 tabindex="-1">Companies</h1>
  <p class="lead">Each company has its own connections, settings, schedules and key links. Nothing crosses from one to another.</p>
  <ul class="cards companies">${companies.all.map(card)}</ul>
  <section aria-labelledby="add-company">
    <h2 id="add-company">Add a company</h2>
    <form class="card" novalidate autocomplete="off" @submit=${add}>
      ${textInput({
        id: 'company-name',
        label: 'Short name',
        help: 'Small letters, digits and hyphens, such as north. It cannot be changed later; how the company is called on this page can.',
        value: name,
        error: companies.problem && {problem: wrong(companies.problem), remedy: companies.problem.remedy},
        onInput: typed,
      })}
      <div class="buttons"><button class="primary" ?disabled=${companies.busy}>${companies.busy ? 'Adding' : 'Add it'}</button></div>
    </form>
  </section>
</main>`;

const card = company => html`<li class="card">
  <div class="card-head">
    <h2>${company.title}${companies.isHere(company) ? html` <span class="tag">shown now</span>` : nothing}</h2>
    <p class="facts"><span>${company.name}</span></p>
  </div>
  ${company.ready ? nothing : html`<p class="note warn">Adding it failed half-way.</p>`}
  <div class="buttons">${button(company)}</div>
</li>`;

function button(company) {
  if (!company.ready) {
    return html`<button type="button" class="secondary" ?disabled=${companies.busy} @click=${() => companies.add(company.name)}>Add ${company.name} again</button>`;
  }
  return companies.isHere(company) ? nothing
    : html`<button type="button" class="secondary" @click=${() => companies.goTo(company)}>Go to ${company.name}</button>`;
}

const wrong = problem => problem.errors[0]?.problem ?? problem.message;

function typed(text) {
  name = text;
  companies.problem = undefined;
  changed();
}

async function add(event) {
  event.preventDefault();
  const added = await companies.add(name.trim());
  if (added) {
    name = '';
    say(`${added.name} is added. Go to it to connect its systems.`);
    changed();
  } else {
    document.getElementById('company-name')?.focus();
  }
}
