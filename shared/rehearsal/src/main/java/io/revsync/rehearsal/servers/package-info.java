/** The simulated systems and what an administrator does with them before the first run. */
package io.revsync.rehearsal.servers;
