package io.revsync.quickbooks;

/**
 * What one of QuickBooks' error codes means.
 *
 * @param kind what the caller can do
 * @param message what happened, in an accountant's words
 * @param remedy the way out
 */
public record FaultAdvice(FaultKind kind, String message, String remedy) {}
