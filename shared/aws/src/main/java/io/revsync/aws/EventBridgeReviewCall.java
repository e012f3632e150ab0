package io.revsync.aws;

import io.revsync.sync.review.ReviewCall;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** An event that the review's rule in {@code template.yaml} matches. */
public final class EventBridgeReviewCall implements ReviewCall {
    /** The event's detail type. */
    public static final String DETAIL_TYPE = "Review goes on";

    private final BusEvents events;

    /**
     * @param bus the event bus' name
     * @param company so that two stacks in one account do not wake each other
     */
    public EventBridgeReviewCall(EventBridgeClient events, String bus, String company) {
        this.events = new BusEvents(events, bus, company);
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
