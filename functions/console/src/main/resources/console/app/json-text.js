// Reads a map of texts written as JSON, and says where and why it cannot be read, for somebody who does not write JSON daily.

/** Where and why: line and column count from 1. */
class Unreadable extends Error {
  constructor(text, at, reason) {
    super(reason);
    const before = text.slice(0, at).split('\n');
    this.line = before.length;
    this.column = before.at(-1).length + 1;
  }
}

/**
 * @param {string} text {"name": "text", ...}
 * @returns {{entries: [string, string][]}|{line, column, reason}}
 */
export function readMap(text) {
  try {
    return {entries: new Reader(text).map()};
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return {line: problem.line, column: problem.column, reason: problem.message};
  }
}

/** Entries as the JSON editor shows them. */
export const writeMap = entries => JSON.stringify(Object.fromEntries(entries), null, 2);

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  map() {
    this.expect('{', 'It has to begin with {');
    const entries = new Map();
    if (!this.takes('}')) {
      do this.entry(entries);
      while (this.comma());
    }
    this.space();
    if (this.at < this.text.length) this.fail('There is something after the closing }');
    return [...entries];
  }

  entry(entries) {
    this.space();
    const start = this.at;
    if (this.text[start] === '}') this.fail('There is a comma after the last entry; take it out');
    const key = this.string('A name has to stand in double quotes, such as "CREDIT_CARD"');
    if (entries.has(key)) this.fail(`"${key}" is there twice`, start);
    this.expect(':', `After "${key}" comes a colon`);
    entries.set(key, this.string(`What "${key}" becomes has to stand in double quotes, such as "Visa"`));
    this.end = this.at;
  }

  comma() {
    if (this.takes(',')) return true;
    this.space();
    if (this.takes('}')) return false;
    if (this.at >= this.text.length) this.fail('The closing } is missing');
    this.fail('A comma is missing after this entry', this.end);
  }

  string(reason) {
    this.space();
    const start = this.at;
    if (this.text[start] !== '"') this.fail(reason);
    const literal = /"(?:[^"\\\n]|\\.)*"/y;
    literal.lastIndex = start;
    const found = literal.exec(this.text);
    if (!found) this.fail('The closing double quote is missing on this line');
    this.at = literal.lastIndex;
    try {
      return JSON.parse(found[0]);
    } catch {
      return this.fail('A backslash or an invisible character in it is not allowed', start);
    }
  }

  space() {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  takes(sign) {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  expect(sign, reason) {
    if (!this.takes(sign)) this.fail(reason);
  }

  fail(reason, at = this.at) {
    throw new Unreadable(this.text, at, reason);
  }
}
