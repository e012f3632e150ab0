package io.revsync.aws;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Events by which a company's functions wake each other; rules in {@code template.yaml} match them. */
final class BusEvents {
    static final String SOURCE = "revio-quickbooks-sync";
    /** Whose books the woken function has to do with. */
    static final String COMPANY = "company";
    /** Whose functions are woken, so that two stacks in one account do not wake each other. */
    private static final String STACK = "stack";

    private final EventBridgeClient events;
    private final String bus;
    private final Map<String, String> whose;

    BusEvents(Surroundings surroundings) {
        this.events = surroundings.aws().events();
        this.bus = surroundings.variable("EVENT_BUS", "default");
        this.whose = Map.of(STACK, surroundings.stack(), COMPANY, surroundings.company());
    }

    /** @throws IllegalStateException if EventBridge does not take the event */
    void put(String detailType, Map<String, String> detail) {
        Map<String, String> whole = new TreeMap<>(detail);
        whole.putAll(whose);
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(SOURCE)
                .detailType(detailType)
                .detail(Attributes.write(whole))
                .build();
        PutEventsResponse answer = events.putEvents(request -> request.entries(entry));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("EventBridge did not take the event \"" + detailType + "\" " + detail + ": "
                    + answer.entries().get(0).errorCode() + ", "
                    + answer.entries().get(0).errorMessage());
        }
    }
}
