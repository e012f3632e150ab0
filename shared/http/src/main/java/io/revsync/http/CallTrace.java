package io.revsync.http;

/**
 * The technical side of a call, shown beside the words an accountant reads.
 *
 * @param system the system called, e.g. "QuickBooks"
 * @param call method and path without query and without secrets
 * @param status HTTP status, 0 when no answer came
 * @param code the system's own error code, empty when it gave none
 * @param supportId the id the vendor's support asks for (Intuit's {@code intuit_tid}), empty when there is none
 * @param requestId the idempotency id we sent, empty when there is none
 */
public record CallTrace(String system, String call, int status, String code, String supportId, String requestId) {

    /** A trace of a call that got no answer. */
    public static CallTrace unanswered(String system, String call, String requestId) {
        return new CallTrace(system, call, 0, "", "", requestId);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(system).append(' ').append(call);
        append(text, "HTTP ", status == 0 ? "" : Integer.toString(status));
        append(text, "code ", code);
        append(text, "support id ", supportId);
        append(text, "request id ", requestId);
        return text.toString();
    }

    private static void append(StringBuilder text, String label, String value) {
        if (!value.isEmpty()) {
            text.append(", ").append(label).append(value);
        }
    }
}
