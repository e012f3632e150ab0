package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.revsync.aws.Surroundings;
import io.revsync.sync.Direction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A direction's function for each company of the stack. An event names the company in its detail; one that names none, such as those of the
 * template's own rules, means the stack's first. What was put together for a company is kept while the Lambda is warm.
 */
final class SyncFunctions {

    private final Direction direction;
    private final Surroundings surroundings;
    private final Map<String, SyncFunction> byCompany = new ConcurrentHashMap<>();

    /** @throws IllegalStateException naming a variable that the template does not set, before the first event comes */
    SyncFunctions(Direction direction, Surroundings surroundings) {
        this.direction = direction;
        this.surroundings = surroundings;
        byCompany.put(surroundings.company(), new SyncFunction(direction, surroundings));
    }

    /** @throws IllegalArgumentException if what the event names can be no company */
    SyncFunction of(ScheduledEvent event) {
        Surroundings around = surroundings.ofEvent(event.getDetail());
        return byCompany.computeIfAbsent(around.company(), company -> new SyncFunction(direction, around));
    }
}
