/**
 * One run of one direction: the road every record travels. Knows no particular direction; what is particular is asked of a
 * {@link io.revsync.sync.run.Route}.
 */
package io.revsync.sync.run;
