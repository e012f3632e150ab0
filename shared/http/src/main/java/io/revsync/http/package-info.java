/**
 * What the clients of both systems share: time-outs bounded by a deadline, retry, rate limits and one small tree of failures.
 * Knows no API: nothing here may name QuickBooks, Rev.io or AWS.
 */
package io.revsync.http;
