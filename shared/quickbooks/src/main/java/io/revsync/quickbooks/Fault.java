package io.revsync.quickbooks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why QuickBooks did not do something.
 *
 * @param type QuickBooks' own word, e.g. "ValidationFault", "AUTHENTICATION"
 * @param errors all of them, at least one
 */
public record Fault(String type, List<FaultError> errors) {

    public Fault {
        errors = List.copyOf(errors);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("A fault has at least one error.");
        }
    }

    /** The gravest of its errors' kinds. */
    public FaultKind kind() {
        return gravest().kind();
    }

    /** The record that has the name or the number already, see {@link FaultError#existingId()}. */
    public Optional<String> existingId() {
        return gravest().existingId();
    }

    /** The error that says what can be done. */
    public FaultError gravest() {
        FaultError gravest = errors.get(0);
        for (FaultError error : errors) {
            gravest = error.kind().compareTo(gravest.kind()) > 0 ? error : gravest;
        }
        return gravest;
    }

    /** All codes, e.g. "2050 2020"; empty when QuickBooks gave none. */
    public String codes() {
        return errors.stream()
                .filter(error -> error.code() != 0)
                .map(error -> Integer.toString(error.code()))
                .collect(Collectors.joining(" "));
    }

    /** Every error, in an accountant's words. */
    public String sentence() {
        return errors.stream().map(FaultError::sentence).distinct().collect(Collectors.joining(" "));
    }
}
