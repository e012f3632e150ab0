package io.revsync.sync.store;

import io.revsync.sync.Direction;
import java.time.LocalDateTime;

/**
 * How far a direction has read.
 *
 * @param direction whose place it is
 * @param readUpTo every record that Rev.io says was last changed before this has an outcome; Rev.io's own clock and zone
 */
public record Cursor(Direction direction, LocalDateTime readUpTo) {}
