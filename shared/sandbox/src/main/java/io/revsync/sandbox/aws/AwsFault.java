package io.revsync.sandbox.aws;

/** What may go wrong with a call. */
public sealed interface AwsFault {

    /** The connection closes without an answer. */
    record Dropped() implements AwsFault {}

    /**
     * AWS answers with an error.
     *
     * @param status HTTP status
     * @param type such as {@code ThrottlingException}
     * @param message for people
     */
    record Refused(int status, String type, String message) implements AwsFault {}

    /**
     * AWS answers with exactly this, for errors that carry more than a message.
     *
     * @param status HTTP status
     * @param body the whole JSON body
     */
    record Answered(int status, String body) implements AwsFault {}
}
