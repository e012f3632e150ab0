/** What the person in front of the terminal sees, and the keys they press. Knows nothing of syncing. */
package io.revsync.rehearsal.screen;
