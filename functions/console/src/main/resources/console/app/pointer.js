// JSON pointers (RFC 6901) into the settings document, and what differs between two documents.

const escaped = key => key.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = key => key.replaceAll('~1', '/').replaceAll('~0', '~');
const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The pointer to a key below another pointer. */
export const below = (pointer, key) => `${pointer}/${escaped(key)}`;

/** The keys a pointer goes through. */
export const keysOf = pointer => pointer.split('/').slice(1).map(unescaped);

/** The value there; undefined if there is none. */
export const valueAt = (document, pointer) =>
  keysOf(pointer).reduce((value, key) => (isObject(value) ? value[key] : undefined), document);

/** A copy of the document with this value there; undefined takes the key out. */
export function withValue(document, pointer, value) {
  const copy = structuredClone(document);
  const keys = keysOf(pointer);
  const last = keys.pop();
  const parent = keys.reduce((place, key) => (place[key] ??= {}), copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

/** Every leaf that differs: [{pointer, before, after}]. */
export function differences(before, after, pointer = '') {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isObject(before) || !isObject(after)) return [{pointer, before, after}];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap(key => differences(before[key], after[key], below(pointer, key)));
}

/** The document with these differences made in it. */
export const applied = (document, changes) =>
  changes.reduce((result, {pointer, after}) => withValue(result, pointer, after), document);

/** Whether a pointer is this one or lies below it. */
export const isWithin = (pointer, parent) => pointer === parent || pointer.startsWith(`${parent}/`);
