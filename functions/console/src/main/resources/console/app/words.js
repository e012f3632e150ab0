// Dates, numbers and field names as people read them.

const language = 'en';
const dayAndTime = new Intl.DateTimeFormat(language, {weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const full = new Intl.DateTimeFormat(language, {dateStyle: 'full', timeStyle: 'long'});
const ago = new Intl.RelativeTimeFormat(language, {numeric: 'auto'});
const whole = new Intl.NumberFormat(language);

const UNITS = [['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];

/** Tue, 24 Nov, 14:00 */
export const moment = instant => dayAndTime.format(new Date(instant));

/** With seconds and zone. */
export const exactly = instant => full.format(new Date(instant));

/** 5 minutes ago, in 12 minutes */
export function relative(instant) {
  const seconds = (new Date(instant) - Date.now()) / 1000;
  if (Math.abs(seconds) < 45) return seconds > 0 ? 'in a moment' : 'just now';
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size);
  return ago.format(Math.round(seconds / length), unit);
}

export const number = value => whole.format(value ?? 0);

/** 1 bill, 2 bills */
export const count = (value, one, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;

/** The browser's own zone, such as Europe/Berlin. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** 75 s, 2 min 5 s */
export function duration(seconds) {
  const rest = Math.round(seconds ?? 0);
  return rest < 60 ? `${rest} s` : `${Math.floor(rest / 60)} min ${rest % 60} s`;
}

/** A settings value in a sentence. */
export const value = v =>
  v === undefined || v === null || v === '' ? 'nothing' : v === true ? 'on' : v === false ? 'off'
    : typeof v === 'object' ? JSON.stringify(v) : String(v);

/** customers-to-quickbooks as a title, where the API has none. */
export const titleOf = key => {
  const words = key.replaceAll('-', ' ').replace('quickbooks', 'QuickBooks').replace('revio', 'Rev.io');
  return words[0].toUpperCase() + words.slice(1);
};
