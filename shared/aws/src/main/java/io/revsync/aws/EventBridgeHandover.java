package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.store.Handover;
import java.util.Map;

/** An event that the direction's second rule in {@code template.yaml} matches. */
public final class EventBridgeHandover implements Handover {
    /** The event's source. */
    public static final String SOURCE = BusEvents.SOURCE;
    /** The event's detail type. */
    public static final String DETAIL_TYPE = "Sync continues";

    private final BusEvents events;

    public EventBridgeHandover(Surroundings surroundings) {
        this.events = new BusEvents(surroundings);
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
