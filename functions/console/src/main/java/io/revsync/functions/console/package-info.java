/** The Lambda that serves the page: static files and how to sign in. Knows nothing of settings, connections or syncing; the page asks the API. */
package io.revsync.functions.console;
