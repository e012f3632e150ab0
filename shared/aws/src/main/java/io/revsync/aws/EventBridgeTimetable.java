package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.schedule.Timetable;
import io.revsync.sync.schedule.TimetableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** The rules {@code template.yaml} makes: their names are the stack's name and the direction's key. */
public final class EventBridgeTimetable implements Timetable {
    private final EventBridgeClient events;
    private final String prefix;

    /** @param prefix what the rules' names begin with */
    public EventBridgeTimetable(EventBridgeClient events, String prefix) {
        this.events = events;
        this.prefix = prefix;
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
            events.putRule(request -> request.name(name(direction))
                    .description(description)
                    .scheduleExpression(entry.eventBridge())
                    .state(entry.enabled() ? RuleState.ENABLED : RuleState.DISABLED));
        } catch (SdkException e) {
            throw failed(direction, e);
        }
    }

    private DescribeRuleResponse describe(Direction direction) {
        try {
            return events.describeRule(request -> request.name(name(direction)));
        } catch (ResourceNotFoundException e) {
            throw new TimetableException(
                    direction,
                    "The rule " + name(direction) + " does not exist; deploying the stack again makes it.",
                    e);
        } catch (SdkException e) {
            throw failed(direction, e);
        }
    }

    private TimetableException failed(Direction direction, SdkException e) {
        return new TimetableException(direction, "EventBridge, rule " + name(direction) + ": " + e.getMessage(), e);
    }

    private String name(Direction direction) {
        return prefix + direction.key();
    }
}
