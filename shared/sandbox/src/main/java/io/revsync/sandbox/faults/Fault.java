package io.revsync.sandbox.faults;

import java.time.Duration;

/**
 * A fault and what is particular about it. What a kind does not use is ignored.
 *
 * @param status of a server error: 500, 502, 503 or 504
 * @param body of a server error
 * @param delay of a slow answer
 * @param retryAfter what a throttle tells to wait; null to tell nothing
 * @param code of an item's fault, in the system's own codes
 * @param message of an item's fault
 */
public record Fault(
        FaultKind kind, int status, BodyForm body, Duration delay, Duration retryAfter, String code, String message) {

    /** The kind with what is usual for it. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, 503, BodyForm.JSON, Duration.ofSeconds(2), null, "6000", "Refused by the sandbox");
    }

    public Fault status(int newStatus, BodyForm newBody) {
        return new Fault(kind, newStatus, newBody, delay, retryAfter, code, message);
    }

    public Fault delay(Duration newDelay) {
        return new Fault(kind, status, body, newDelay, retryAfter, code, message);
    }

    public Fault retryAfter(Duration newRetryAfter) {
        return new Fault(kind, status, body, delay, newRetryAfter, code, message);
    }

    public Fault code(String newCode, String newMessage) {
        return new Fault(kind, status, body, delay, retryAfter, newCode, newMessage);
    }
}
