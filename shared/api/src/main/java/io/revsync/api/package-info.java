/**
 * What the functions behind the HTTP API share: routes, requests, answers, refusals in words. Knows API Gateway's events and nothing of
 * Rev.io, QuickBooks, syncing or storage.
 */
package io.revsync.api;
