package io.revsync.sync.run;

import io.revsync.sync.store.BothVersions;
import java.util.List;

/**
 * Why a record did not travel.
 *
 * @param message what is wrong, naming record and rule, in words an accountant understands
 * @param remedy the way out
 * @param technical code, support id, request id; empty when no call was involved
 * @param versions what both sides say, where they say different things
 */
public record Reason(String message, String remedy, String technical, List<BothVersions> versions) {

    public Reason {
        versions = List.copyOf(versions);
    }

    /** A reason that is not about two versions. */
    public Reason(String message, String remedy, String technical) {
        this(message, remedy, technical, List.of());
    }

    /** A reason no call was involved in. */
    public static Reason of(String message, String remedy) {
        return new Reason(message, remedy, "");
    }
}
