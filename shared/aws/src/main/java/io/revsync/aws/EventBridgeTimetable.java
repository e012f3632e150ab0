package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.schedule.Timetable;
import io.revsync.sync.schedule.TimetableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** A company's rules, one per direction. */
public final class EventBridgeTimetable implements Timetable {
    private final EventBridgeClient events;
    private final RuleNames names;

    public EventBridgeTimetable(Surroundings surroundings) {
        this.events = surroundings.aws().events();
        this.names = RuleNames.of(surroundings);
    }

    @Override
    public Entry of(Direction direction) {
        DescribeRuleResponse rule = describe(direction);
        return new Entry(String.valueOf(rule.scheduleExpression()), rule.state() != RuleState.DISABLED);
    }

    /** Keeps the rule's description, which {@code PutRule} would otherwise take away. Its targets stay by themselves. */
    @Override
    public void set(Direction direction, Entry entry) {
        String description = describe(direction).description();
        try {
            events.putRule(request -> request.name(names.of(direction))
                    .description(description)
                    .scheduleExpression(entry.eventBridge())
                    .state(entry.enabled() ? RuleState.ENABLED : RuleState.DISABLED));
        } catch (SdkException e) {
            throw failed(direction, e);
        }
    }

    private DescribeRuleResponse describe(Direction direction) {
        try {
            return events.describeRule(request -> request.name(names.of(direction)));
        } catch (ResourceNotFoundException e) {
            throw new TimetableException(
                    direction,
                    "The rule " + names.of(direction)
                            + " does not exist. Those of the stack's first company come back with the next deployment; another"
                            + " company's has to be made again in EventBridge, as its others are.",
                    e);
        } catch (SdkException e) {
            throw failed(direction, e);
        }
    }

    private TimetableException failed(Direction direction, SdkException e) {
        return new TimetableException(direction, "EventBridge, rule " + names.of(direction) + ": " + e.getMessage(), e);
    }
}
