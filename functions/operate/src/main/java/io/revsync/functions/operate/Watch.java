package io.revsync.functions.operate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.sync.Direction;
import io.revsync.sync.review.ReviewGate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

/**
 * Lambda: tells CloudWatch which directions are late, by its own rule, which nobody switches off. The syncs themselves cannot: one that
 * is switched off, or whose rule is gone, says nothing, and how long a silence may last depends on its schedule.
 */
public final class Watch implements RequestHandler<ScheduledEvent, List<String>> {

    private final Map<String, String> environment;
    private final Clock clock;
    private final CompanyState state;

    /** As Lambda makes it. */
    public Watch() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own. */
    public Watch(Map<String, String> environment, Clock clock, Pause pause) {
        this.environment = environment;
        this.clock = clock;
        this.state = new CompanyState(Surroundings.of(environment, clock, pause));
    }

    /** @return the keys of the directions that are late */
    @Override
    public List<String> handleRequest(ScheduledEvent event, Context context) {
        Set<Direction> late = late();
        if (environment.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
            for (Direction direction : Direction.values()) {
                tell(direction, late.contains(direction));
            }
        }
        return late.stream().map(Direction::key).toList();
    }

    /** Nobody is before both systems are connected and the matching review is finished. */
    private Set<Direction> late() {
        Optional<Instant> open = state.isSetUp() ? state.reviewGate().flatMap(ReviewGate::openSince) : Optional.empty();
        return open.flatMap(since -> state.saved()
                        .map(saved -> new LateDirections(state.runLog()).at(clock.instant(), saved, since)))
                .orElse(Set.of());
    }

    /** A line on standard output that CloudWatch picks up as a metric. */
    private void tell(Direction direction, boolean late) {
        Metrics metrics = MetricsBuilder.builder()
                .withNamespace(environment.get("POWERTOOLS_METRICS_NAMESPACE"))
                .withService(direction.key())
                .build();
        metrics.addMetric("RunsLate", late ? 1 : 0);
        metrics.flush();
    }
}
