package io.revsync.sync.review;

/**
 * What speaks for a Rev.io record and a QuickBooks record being the same.
 *
 * @param strength to be compared only; any one proof outweighs all weaker ones together
 * @param reason a sentence
 */
record Evidence(double strength, Confidence confidence, String reason) {}
