package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.time.Instant;
import java.util.SortedMap;

/**
 * A batch written down before it is sent. The same bytes under the same request id are answered by QuickBooks as they were the first time.
 *
 * @param requestId the batch's request id, 36 characters at most
 * @param direction whose outbox it lies in
 * @param createdAt when it was written down
 * @param exactBody the batch request's body, byte for byte as UTF-8
 * @param commands by bId
 */
public record OutboxEntry(
        String requestId,
        Direction direction,
        Instant createdAt,
        String exactBody,
        SortedMap<String, Command> commands) {}
