/** What a round did and whether both sides are equal, as tables for people and as a file for programs. Does nothing itself. */
package io.revsync.rehearsal.report;
