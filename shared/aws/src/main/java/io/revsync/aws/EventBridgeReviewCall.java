package io.revsync.aws;

import io.revsync.sync.review.ReviewCall;
import java.util.Map;

/** An event that the review's rule in {@code template.yaml} matches. */
public final class EventBridgeReviewCall implements ReviewCall {
    /** The event's detail type. */
    public static final String DETAIL_TYPE = "Review goes on";

    private final BusEvents events;

    public EventBridgeReviewCall(Surroundings surroundings) {
        this.events = new BusEvents(surroundings);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if EventBridge does not take the event
     */
    @Override
    public void goOn() {
        events.put(DETAIL_TYPE, Map.of());
    }
}
