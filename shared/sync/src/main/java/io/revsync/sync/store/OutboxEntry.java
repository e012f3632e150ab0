package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.time.Instant;
import java.util.SortedMap;

/**
 * What is to be written, written down before it is sent: a batch for QuickBooks, which answers the same bytes under the same request id as
 * it did the first time, or one record for Rev.io, which has to be looked for before it is sent again.
 *
 * @param requestId the entry's own name, and the batch's request id; 36 characters at most
 * @param direction whose outbox it lies in
 * @param createdAt when it was written down
 * @param exactBody the request's body, byte for byte as UTF-8
 * @param commands by bId; Rev.io's one under any name
 */
public record OutboxEntry(
        String requestId,
        Direction direction,
        Instant createdAt,
        String exactBody,
        SortedMap<String, Command> commands) {}
