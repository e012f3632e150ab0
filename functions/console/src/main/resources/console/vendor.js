// The libraries the page uses, each from its WebJar; Maven writes their versions in.
export {html, svg, render, nothing} from './webjars/lit-html/@lit-html.version@/lit-html.js';
export {live} from './webjars/lit-html/@lit-html.version@/directives/live.js';
export {guard} from './webjars/lit-html/@lit-html.version@/directives/guard.js';
export {repeat} from './webjars/lit-html/@lit-html.version@/directives/repeat.js';
export {ifDefined} from './webjars/lit-html/@lit-html.version@/directives/if-defined.js';
