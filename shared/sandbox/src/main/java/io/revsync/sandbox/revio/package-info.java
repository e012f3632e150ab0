/**
 * A Rev.io Billing REST API (v1) on the loopback address, with a real ledger behind it.
 *
 * <p>Written from what the public documents and working clients of the API show; it reads like their specification: one
 * class per resource, each rule a method with the error it raises. Knows none of our clients.
 */
package io.revsync.sandbox.revio;
