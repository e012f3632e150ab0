// The wizard's steps, in the order of the guide, and how far each one is.

import {ofChosen} from './companies.js';
import {isConnected} from './connections.js';
import {isWithin} from './pointer.js';

const PASSED = 'revsync.passed';

/** fields: the settings that a step shows; system: the connection it makes; optional: a sync goes without it. */
export const STEPS = [
  {key: 'initial', title: 'Initial configuration', fields: ['/initial']},
  {key: 'quickbooks', title: 'QuickBooks Online', fields: ['/quickbooks'], system: 'quickbooks'},
  {key: 'psa', title: 'Rev.io PSA', fields: ['/psa'], system: 'psa', optional: true},
  {key: 'credentials', title: 'Rev.io REST credentials', fields: ['/revio/username'], system: 'revio'},
  {key: 'api', title: 'Rev.io API', fields: ['/revio/baseUrl']},
  {key: 'invoices', title: 'Invoice numbers', fields: ['/invoices/prefix', '/invoices/closedPeriod', '/invoices/taxCodeId']},
  {
    key: 'items',
    title: 'Items',
    fields: ['/invoices/unmatchedOneTimeItemId', '/invoices/unmatchedRecurringItemId', '/invoices/taxItemId'],
  },
  {key: 'sync', title: 'Sync settings', fields: ['/sync']},
  {key: 'payments', title: 'Payment types', fields: ['/paymentTypes', '/payments']},
  {key: 'links', title: 'Key links', fields: ['/keyLinks']},
  {key: 'advanced', title: 'Advanced', fields: ['/advanced']},
  {key: 'matching', title: 'Matching', fields: []},
  {key: 'finish', title: 'Finish', fields: []},
];

const ITEMS = STEPS.find(step => step.key === 'items').fields;

/** Sections of the settings that no step names yet; the sync settings show them. */
export const otherSections = schema => Object.keys(schema.properties ?? {})
  .map(key => `/${key}`)
  .filter(section => !STEPS.some(step => step.fields.some(field => isWithin(field, section))));

export class Progress {
  #settings;
  #connections;
  #review;

  constructor(settings, connections, review) {
    this.#settings = settings;
    this.#connections = connections;
    this.#review = review;
    this.passed = new Set(JSON.parse(localStorage.getItem(ofChosen(PASSED)) ?? '[]'));
  }

  /** This step has been left by Next. */
  pass(step) {
    if (this.#setUpElsewhere()) STEPS.forEach(other => this.passed.add(other.key));
    this.passed.add(step.key);
    localStorage.setItem(ofChosen(PASSED), JSON.stringify([...this.passed]));
  }

  /** What the checks have against this step's fields. */
  errors(step) {
    return (this.#settings.report.errors ?? []).filter(({pointer}) =>
      this.#fields(step).some(field => isWithin(pointer, field)));
  }

  /** open, done or problem */
  state(step) {
    if (step.system) return this.#systemState(step);
    if (step.key === 'matching') return this.#review.about?.state === 'confirmed' ? 'done' : 'open';
    if (this.errors(step).length > 0) return this.passed.has(step.key) || this.isSetUp() ? 'problem' : 'open';
    if (step.key === 'items' && !this.#hasItems()) return 'open';
    if (step.key === 'finish' && !this.isSetUp()) return 'open';
    return this.passed.has(step.key) || this.#setUpElsewhere() ? 'done' : 'open';
  }

  /** What a sync cannot do without: [step], empty when it can begin. */
  missing() {
    return STEPS.filter(step =>
      step.system ? !step.optional && !isConnected(this.#connections.all[step.system])
        : this.errors(step).length > 0 || (step.key === 'items' && !this.#hasItems()));
  }

  /** Whether everything is there and saved. */
  isSetUp() {
    return this.#settings.version > 0 && this.#hasItems()
      && ['quickbooks', 'revio'].every(system => isConnected(this.#connections.all[system]));
  }

  /** The step where somebody who comes back goes on. */
  next() {
    return STEPS.find(step => this.state(step) !== 'done') ?? STEPS[0];
  }

  /** Everything is there, and nothing of it was done in this browser. */
  #setUpElsewhere() {
    return this.passed.size === 0 && this.isSetUp();
  }

  #fields({key, fields}) {
    return key === 'sync' ? [...fields, ...otherSections(this.#settings.schema)] : fields;
  }

  #hasItems() {
    return ITEMS.every(pointer => this.#settings.at(pointer));
  }

  #systemState(step) {
    const connection = this.#connections.all[step.system];
    if (isConnected(connection)) return 'done';
    return connection?.status === 'red' ? 'problem' : 'open';
  }
}
