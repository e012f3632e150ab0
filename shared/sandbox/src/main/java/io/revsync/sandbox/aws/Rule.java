package io.revsync.sandbox.aws;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * An EventBridge rule as it is now, which may differ from the template: settings can re-schedule it.
 *
 * @param name its name
 * @param description what it is for
 * @param schedule the schedule expression, or null
 * @param pattern the event pattern as JSON text, or null
 * @param enabled whether it fires
 * @param targets target id to ARN
 * @param inputs target id to constant input, for targets that have one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
        String name,
        String description,
        String schedule,
        String pattern,
        boolean enabled,
        Map<String, String> targets,
        Map<String, String> inputs) {

    /** The schedule, if it fires by the clock. */
    @JsonIgnore
    public Optional<ScheduleExpression> scheduleExpression() {
        return Optional.ofNullable(schedule).map(ScheduleExpression::parse);
    }

    /** The rule's ARN. */
    @JsonIgnore
    public String arn() {
        return Arns.rule(name);
    }

    Rule withEnabled(boolean changed) {
        return new Rule(name, description, schedule, pattern, changed, targets, inputs);
    }

    Rule withTargets(Map<String, String> changed, Map<String, String> changedInputs) {
        return new Rule(name, description, schedule, pattern, enabled, changed, changedInputs);
    }
}
