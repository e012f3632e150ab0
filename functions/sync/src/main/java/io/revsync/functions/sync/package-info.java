/** One Lambda per sync direction: thin handlers, and the one place where a run is put together from its parts. No rules live here. */
package io.revsync.functions.sync;
