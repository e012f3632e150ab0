// One map of texts, edited as rows or as JSON: two views of one thing. Text that cannot be read is never thrown away.

import {changed} from './store.js';
import {readMap, writeMap} from './json-text.js';

export class MapEditor {
  #settings;
  #pointer;
  #shown;

  constructor(settings, pointer) {
    this.#settings = settings;
    this.#pointer = pointer;
    this.view = 'rows';
    this.follow();
  }

  /** Takes over what was changed elsewhere: another version restored, somebody else's save. */
  follow() {
    const entries = Object.entries(this.#settings.at(this.#pointer) ?? {});
    const content = writeMap(entries);
    if (content === this.#shown) return;
    this.#shown = content;
    this.rows = entries.map(([key, value]) => ({key, value}));
    this.text = content;
    this.problem = undefined;
    this.#settings.unreadable.delete(this.#pointer);
  }

  /** rows or json; stays where it is while the text cannot be read. */
  show(view) {
    if (this.problem) return;
    if (view === 'json') this.text = writeMap(this.#entries());
    this.view = view;
    changed();
  }

  setRow(index, part, value) {
    this.rows[index][part] = value;
    this.#takeRows();
  }

  addRow() {
    this.rows.push({key: '', value: ''});
    this.#takeRows();
  }

  removeRow(index) {
    this.rows.splice(index, 1);
    this.#takeRows();
  }

  setText(text) {
    this.text = text;
    const read = readMap(text);
    if (read.entries) {
      this.rows = read.entries.map(([key, value]) => ({key, value}));
      this.#put();
    } else {
      this.#refuse({...read, message: `Line ${read.line}, column ${read.column}: ${read.reason}.`,
        remedy: 'Your text stays as it is; mend it to see the rows again.'});
    }
  }

  #takeRows() {
    const keys = this.rows.map(({key}) => key.trim());
    const twice = keys.find((key, index) => key && keys.indexOf(key) !== index);
    const half = this.rows.find(({key, value}) => !key.trim() !== !value.trim());
    if (twice) this.#refuse({message: `"${twice}" is there twice. Take one of the rows out.`, key: twice});
    else if (half) this.#refuse({message: 'A row is only half filled in. Fill in the other half, or take the row out.', quiet: true});
    else this.#put();
  }

  /** Rows without anything in them do not count. */
  #entries() {
    return this.rows.map(({key, value}) => [key.trim(), value.trim()]).filter(([key]) => key);
  }

  #put() {
    const entries = this.#entries();
    this.problem = undefined;
    this.#shown = writeMap(entries);
    this.#settings.unreadable.delete(this.#pointer);
    this.#settings.set(this.#pointer, Object.fromEntries(entries));
  }

  #refuse(problem) {
    this.problem = problem;
    this.#settings.unreadable.set(this.#pointer, problem.message);
    changed();
  }
}
