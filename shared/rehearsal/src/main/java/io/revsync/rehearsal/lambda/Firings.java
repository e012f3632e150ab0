package io.revsync.rehearsal.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What rules call when they fire: the template's, and those of companies that were added to the stack. */
public final class Firings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ScheduledFunction> functions;
    private final String first;
    private final SampleEvents samples;
    private final EventBridgeClient events;
    private final Clock clock;

    /**
     * @param first the company of the template's own rules
     * @param samples what the template's own rules send
     * @param events where the others are
     */
    public Firings(
            List<ScheduledFunction> functions,
            String first,
            SampleEvents samples,
            EventBridgeClient events,
            Clock clock) {
        this.functions = List.copyOf(functions);
        this.first = first;
        this.samples = samples;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A call that a rule makes.
     *
     * @param company whose books it has to do with
     */
    public record Firing(String company, ScheduledFunction function, JsonNode event) {}

    /** What this rule calls; empty if it calls no sync. */
    public Optional<Firing> of(String rule) {
        return functions.stream()
                .filter(function -> function.rule().equals(rule))
                .findFirst()
                .map(function -> new Firing(first, function, samples.of(rule, clock.instant())))
                .or(() -> ofAdded(rule));
    }

    private Optional<Firing> ofAdded(String rule) {
        return events.listTargetsByRule(request -> request.rule(rule)).targets().stream()
                .filter(target -> target.input() != null)
                .flatMap(target -> functions.stream()
                        .filter(function -> function.function().arn().equals(target.arn()))
                        .map(function -> firing(function, target)))
                .findFirst();
    }

    private static Firing firing(ScheduledFunction function, Target target) {
        try {
            JsonNode event = JSON.readTree(target.input());
            return new Firing(event.at("/detail/company").asText(), function, event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The target " + target.arn() + " has an input that is no JSON", e);
        }
    }
}
