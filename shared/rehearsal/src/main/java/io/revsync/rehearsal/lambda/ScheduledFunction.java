package io.revsync.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;

/**
 * A function and the rule that fires it.
 *
 * @param direction what it moves
 * @param rule the rule's name
 */
public record ScheduledFunction(Direction direction, String rule, LocalFunction<ScheduledEvent, RunReport> function) {}
