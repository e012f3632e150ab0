package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An EventBridge rule that calls a function: either on a schedule or on events that match a pattern.
 *
 * @param name the rule's physical name
 * @param schedule {@code cron(...)} or {@code rate(...)}, in UTC
 * @param pattern the event pattern
 * @param enabled whether the rule fires
 * @param input what the function gets instead of the event, if anything
 */
public record SamRule(
        String name,
        Optional<ScheduleExpression> schedule,
        Optional<JsonNode> pattern,
        boolean enabled,
        Optional<String> input) {}
