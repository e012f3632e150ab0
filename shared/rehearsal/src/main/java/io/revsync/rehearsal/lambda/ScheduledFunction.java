package io.revsync.rehearsal.lambda;

import io.revsync.sync.Direction;

/**
 * A function and the rule that fires it.
 *
 * @param direction what it moves
 * @param rule the rule's name
 */
public record ScheduledFunction(Direction direction, String rule, LocalFunction function) {}
