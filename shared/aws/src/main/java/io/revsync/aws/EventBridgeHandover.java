package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.store.Handover;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** An event that the direction's second rule in {@code template.yaml} matches. */
public final class EventBridgeHandover implements Handover {
    /** The event's source. */
    public static final String SOURCE = BusEvents.SOURCE;
    /** The event's detail type. */
    public static final String DETAIL_TYPE = "Sync continues";

    private final BusEvents events;

    /**
     * @param bus the event bus' name
     * @param company so that two stacks in one account do not wake each other
     */
    public EventBridgeHandover(EventBridgeClient events, String bus, String company) {
        this.events = new BusEvents(events, bus, company);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if EventBridge does not take the event
     */
    @Override
    public void continueSoon(Direction direction) {
        events.put(DETAIL_TYPE, Map.of("direction", direction.key()));
    }
}
