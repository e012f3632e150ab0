package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.time.Instant;

/**
 * The right to run a direction.
 *
 * @param fence one higher each time the lease changes hands; a write with an older fence is refused
 * @param owner who holds it, for people to read (the Lambda request id)
 * @param expiresAt when anybody may take it over
 */
public record Lease(Direction direction, long fence, String owner, Instant expiresAt) {}
