package io.revsync.sync.store;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record that needs a person, or another try.
 *
 * @param direction in which it should have travelled; a record has one problem per direction at most
 * @param record the record that should have travelled
 * @param kind why it is here
 * @param message what is wrong, naming record and rule, in words an accountant understands
 * @param remedy the way out
 * @param technical code, support id, request id; empty when no call was involved
 * @param waitsFor the record that has to be linked first, if kind is WAITING
 * @param attempts how often it was tried
 * @param since when it was first seen
 * @param nextTry not before then
 * @param settingsVersion of the settings it was tried under
 * @param versions what both sides say where they differ, if kind is DIVERGENCE
 */
public record Problem(
        Direction direction,
        RecordKey record,
        ProblemKind kind,
        String message,
        String remedy,
        String technical,
        Optional<RecordKey> waitsFor,
        int attempts,
        Instant since,
        Instant nextTry,
        long settingsVersion,
        List<BothVersions> versions) {

    public Problem {
        versions = versions == null ? List.of() : List.copyOf(versions);
    }

    /** A problem that is not about two versions. */
    public Problem(
            Direction direction,
            RecordKey record,
            ProblemKind kind,
            String message,
            String remedy,
            String technical,
            Optional<RecordKey> waitsFor,
            int attempts,
            Instant since,
            Instant nextTry,
            long settingsVersion) {
        this(
                direction,
                record,
                kind,
                message,
                remedy,
                technical,
                waitsFor,
                attempts,
                since,
                nextTry,
                settingsVersion,
                List.of());
    }
}
