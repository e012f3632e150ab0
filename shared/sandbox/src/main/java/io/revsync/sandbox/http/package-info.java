/**
 * A small HTTP server on the loopback address that answers like a system far away: requests, responses, nothing else.
 *
 * <p>Knows no system it is used for.
 */
package io.revsync.sandbox.http;
