package io.revsync.sync.run;

/**
 * Why a record did not travel.
 *
 * @param message what is wrong, naming record and rule, in words an accountant understands
 * @param remedy the way out
 * @param technical code, support id, request id; empty when no call was involved
 */
public record Reason(String message, String remedy, String technical) {

    /** A reason no call was involved in. */
    public static Reason of(String message, String remedy) {
        return new Reason(message, remedy, "");
    }
}
