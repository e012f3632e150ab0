// <choice-box>: a text field that offers records of QuickBooks or Rev.io by name, while their id can still be typed.
// Keyboard and roles as the ARIA practices describe an editable combobox with a list.

import {html, ifDefined, live, nothing, render, repeat} from '../vendor.js';
import {debounced} from '../app/store.js';
import {api} from '../app/app.js';

class ChoiceBox extends HTMLElement {
  #options = {};
  #choices = [];
  #open = false;
  #active = -1;
  #text;
  #failure = '';
  #searches = 0;
  #searchSoon = debounced(180, () => this.#search());

  /** {id, label, kind, value, take: 'id' | 'name', describedBy, invalid, placeholder, onPick(value, choice)} */
  set options(options) {
    this.#options = options;
    this.#draw();
  }

  connectedCallback() {
    this.addEventListener('focusout', event => {
      if (!this.contains(event.relatedTarget)) this.#close();
    });
  }

  #draw() {
    const {id, label, value, describedBy, invalid, placeholder} = this.#options;
    const active = this.#open && this.#active >= 0 ? `${id}-option-${this.#active}` : undefined;
    render(html`
      <input id=${id} role="combobox" aria-autocomplete="list" aria-expanded=${String(this.#open)} aria-controls="${id}-list"
        aria-activedescendant=${ifDefined(active)} aria-label=${ifDefined(label)} aria-describedby=${ifDefined(describedBy)}
        aria-invalid=${ifDefined(invalid)} autocomplete="off" autocapitalize="off" spellcheck="false"
        placeholder=${ifDefined(placeholder)} .value=${live(this.#text ?? value ?? '')}
        @input=${event => this.#typed(event.target.value)} @click=${() => this.#show()} @keydown=${event => this.#key(event)}>
      <span class="chevron" aria-hidden="true"></span>
      <div class="choices" id="${id}-list" role="listbox" aria-label=${label ?? 'Choices'} ?hidden=${!this.#open}>
        ${this.#open ? this.#list() : nothing}
      </div>`, this);
    if (active) this.querySelector(`#${CSS.escape(active)}`)?.scrollIntoView({block: 'nearest'});
  }

  #list() {
    if (this.#failure) return html`<p class="none">${this.#failure}</p>`;
    if (this.#choices.length === 0) return html`<p class="none">Nothing of this name. What you type is taken as it is.</p>`;
    return repeat(this.#choices, choice => choice.id, (choice, index) => html`
      <div role="option" id="${this.#options.id}-option-${index}" aria-selected=${String(this.#taken(choice) === this.#options.value)}
        class=${index === this.#active ? 'active' : ''} @pointerdown=${event => event.preventDefault()}
        @click=${() => this.#pick(choice)}>
        <span>${choice.name}</span><small>${[choice.detail, choice.id === choice.name ? '' : choice.id].filter(Boolean).join(' · ')}</small>
      </div>`);
  }

  #taken(choice) {
    return this.#options.take === 'name' ? choice.name : choice.id;
  }

  #typed(text) {
    this.#text = text;
    this.#options.onPick(text.trim());
    this.#open = true;
    this.#active = -1;
    this.#searchSoon();
    this.#draw();
  }

  #show() {
    if (this.#open) return;
    this.#open = true;
    this.#active = -1;
    this.#draw();
    this.#search();
  }

  #close() {
    this.#open = false;
    this.#text = undefined;
    this.#draw();
  }

  #pick(choice) {
    this.#options.onPick(this.#taken(choice), choice);
    this.#close();
  }

  async #search() {
    const number = ++this.#searches;
    const words = this.#text ?? '';
    try {
      const path = `config/choices/${this.#options.kind}?search=${encodeURIComponent(words)}`;
      const {choices} = await api.get(path);
      if (number !== this.#searches) return;
      this.#choices = choices;
      this.#failure = '';
    } catch (problem) {
      if (number !== this.#searches) return;
      this.#choices = [];
      this.#failure = [problem.message, problem.remedy].filter(Boolean).join(' ');
    }
    this.#draw();
  }

  #key(event) {
    const last = this.#choices.length - 1;
    const moves = {
      ArrowDown: () => Math.min(this.#active + 1, last),
      ArrowUp: () => Math.max(this.#active - 1, -1),
      PageDown: () => last,
      PageUp: () => 0,
    };
    if (moves[event.key]) {
      event.preventDefault();
      if (!this.#open) this.#show();
      else this.#active = moves[event.key]();
      this.#draw();
    } else if (event.key === 'Enter' && this.#open && this.#active >= 0) {
      event.preventDefault();
      this.#pick(this.#choices[this.#active]);
    } else if (event.key === 'Escape' && this.#open) {
      event.preventDefault();
      event.stopPropagation();
      this.#close();
    }
  }
}

customElements.define('choice-box', ChoiceBox);

/** A picker; see ChoiceBox.options. */
export const choiceBox = options => html`<choice-box .options=${options}></choice-box>`;
