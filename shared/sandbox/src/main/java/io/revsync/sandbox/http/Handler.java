package io.revsync.sandbox.http;

/** Answers requests, several at a time. */
@FunctionalInterface
public interface Handler {

    Response handle(Request request);
}
