/**
 * The engine: reads changed records, matches, maps, plans and writes them, each exactly once. This package holds the words everything
 * else is said in: directions, record types, outcomes, reports. Knows no AWS; the ports it needs are in {@code store} and
 * {@code settings}.
 */
package io.revsync.sync;
