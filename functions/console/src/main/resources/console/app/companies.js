// The companies whose books this installation keeps, and which of them this tab is about.

import {changed} from './store.js';

const CHOSEN = 'revsync.company';

/** The company this tab is about; empty for the installation's first. */
export const chosen = () => sessionStorage.getItem(CHOSEN) ?? '';

/** The name under which the browser keeps something that belongs to the chosen company. */
export const ofChosen = key => (chosen() ? `${key}.${chosen()}` : key);

/** This tab is about the installation's first company again. */
export const forgetChosen = () => sessionStorage.removeItem(CHOSEN);

export class Companies {
  #api;

  constructor(api) {
    this.#api = api;
    this.all = [];
    /** What was wrong with the name that was to be added. */
    this.problem = undefined;
    this.busy = false;
  }

  async load() {
    this.all = (await this.#api.get('companies')).companies;
    changed();
  }

  /** Whether somebody has to know which one the page is about. */
  get several() {
    return this.all.length > 1;
  }

  isHere(company) {
    return chosen() ? company.name === chosen() : company.first;
  }

  /** Turns the page to another one; everything on it is read anew. */
  goTo(company) {
    if (company.first) forgetChosen();
    else sessionStorage.setItem(CHOSEN, company.name);
    history.replaceState(null, '', location.pathname);
    location.reload();
  }

  /** Adds one. @returns it, or undefined if it was not added; why is shown */
  async add(name) {
    this.problem = undefined;
    this.busy = true;
    changed();
    try {
      return (await this.#api.call('POST', 'companies', {body: {name}})).data;
    } catch (problem) {
      this.problem = problem;
      return undefined;
    } finally {
      this.busy = false;
      await this.load().catch(() => undefined); // one that was half added is on the list
      changed();
    }
  }
}
