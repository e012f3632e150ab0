/** The page as people meet it: a real browser in front of a rehearsal in a Java of its own. Skipped, with the reason, where there is no browser. */
package io.revsync.rehearsal.browser;
