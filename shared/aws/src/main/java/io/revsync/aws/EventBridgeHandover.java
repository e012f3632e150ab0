package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.store.Handover;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** An event that the direction's second rule in {@code template.yaml} matches. */
public final class EventBridgeHandover implements Handover {
    /** The event's source. */
    public static final String SOURCE = "revio-quickbooks-sync";
    /** The event's detail type. */
    public static final String DETAIL_TYPE = "Sync continues";

    private final EventBridgeClient events;
    private final String bus;
    private final String company;

    /**
     * @param bus the event bus' name
     * @param company so that two stacks in one account do not wake each other
     */
    public EventBridgeHandover(EventBridgeClient events, String bus, String company) {
        this.events = events;
        this.bus = bus;
        this.company = company;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if EventBridge does not take the event
     */
    @Override
    public void continueSoon(Direction direction) {
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(SOURCE)
                .detailType(DETAIL_TYPE)
                .detail(Attributes.write(Map.of("company", company, "direction", direction.key())))
                .build();
        PutEventsResponse answer = events.putEvents(request -> request.entries(entry));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException(
                    "EventBridge did not take the event that continues " + direction.key() + ": "
                            + answer.entries().get(0).errorCode() + ", "
                            + answer.entries().get(0).errorMessage());
        }
    }
}
