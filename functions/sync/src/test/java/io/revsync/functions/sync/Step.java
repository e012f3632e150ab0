package io.revsync.functions.sync;

/** One step of a story: what happens, and what chance decides about it. */
record Step(Deed deed, Choice choice) {}
