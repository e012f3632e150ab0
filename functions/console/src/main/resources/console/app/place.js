// Where the page is: the part of the address after #, so that loading it again or going back leads there.

/** view: setup, matching, links, status, history, companies; detail: the step's key or the version. */
export const place = {view: '', detail: undefined};

/** Reads it from the address. */
export function follow() {
  const [view = '', detail] = location.hash.replace(/^#\/?/, '').split('/');
  Object.assign(place, {view, detail});
}

/** Goes there; a replaced place is not one to go back to. */
export function go(path, replace = false) {
  if (replace) {
    history.replaceState(null, '', `#/${path}`);
    follow();
  } else {
    location.hash = `#/${path}`;
  }
}

follow();
