// What the page knows, and the one way to have it drawn again.

let draw = () => {};
let asked = false;

/** Names the function that draws the page. */
export function drawWith(view) {
  draw = view;
  changed();
}

/** Something the page shows is different: draw it before the browser paints. */
export function changed() {
  if (asked) return;
  asked = true;
  queueMicrotask(() => {
    asked = false;
    draw();
  });
}

/** Calls a function once it has been left alone for this many milliseconds. */
export function debounced(milliseconds, call) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...values), milliseconds);
  };
}

/** The line read out by screen readers and shown at the foot of the page for a while. */
export const notice = {text: '', kind: 'good'};
let fading;

/** Says something without taking the focus. kind: good, bad */
export function say(text, kind = 'good') {
  clearTimeout(fading);
  Object.assign(notice, {text, kind});
  fading = setTimeout(() => {
    notice.text = '';
    changed();
  }, 6000);
  changed();
}

/** Says what went wrong, and the way out. */
export const complain = problem => say([problem.message, problem.remedy].filter(Boolean).join(' '), 'bad');
