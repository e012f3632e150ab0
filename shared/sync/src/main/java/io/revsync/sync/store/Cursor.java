package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.time.Instant;

/**
 * How far a direction has read.
 *
 * @param direction whose place it is
 * @param readUpTo every record that Rev.io says was last changed before this has an outcome; by Rev.io's own clock
 */
public record Cursor(Direction direction, Instant readUpTo) {}
