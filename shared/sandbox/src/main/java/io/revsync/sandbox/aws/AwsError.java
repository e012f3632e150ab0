package io.revsync.sandbox.aws;

/** An error in the form of AWS's JSON protocol: HTTP 400 with a type and a message. */
final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String type;

    AwsError(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }
}
