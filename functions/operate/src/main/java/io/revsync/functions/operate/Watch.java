package io.revsync.functions.operate;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.revsync.aws.Companies;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.sync.Direction;
import io.revsync.sync.review.ReviewGate;
import io.revsync.sync.store.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

/**
 * Lambda: tells CloudWatch which directions are late, and in which records fail for so long that it will not pass by itself; by its own rule,
 * which nobody switches off. The syncs themselves cannot: one that is switched off, or whose rule is gone, says nothing, how long a silence may
 * last depends on its schedule, and a run knows only its own company's records.
 */
public final class Watch implements RequestHandler<ScheduledEvent, Watch.Seen> {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /** Until a record that fails is a matter for a person. */
    private static final Duration PATIENCE = Duration.ofHours(6);

    private final Surroundings surroundings;
    private final Companies companies;

    /** As Lambda makes it. */
    public Watch() {
        this(System.getenv(), Clock.systemUTC(), Pause.real());
    }

    /** With a clock and waits of one's own. */
    public Watch(Map<String, String> environment, Clock clock, Pause pause) {
        this.surroundings = Surroundings.of(environment, clock, pause);
        this.companies = new Companies(surroundings);
    }

    /**
     * What there is to worry about, by company.
     *
     * @param late keys of the directions that are late
     * @param failing keys of the directions in which a record has failed for {@link #PATIENCE} or longer
     */
    public record Seen(Map<String, List<String>> late, Map<String, List<String>> failing) {}

    @Override
    public Seen handleRequest(ScheduledEvent event, Context context) {
        Map<String, Set<Direction>> late = new TreeMap<>();
        Map<String, Set<Direction>> failing = new TreeMap<>();
        for (Surroundings company : companies.ready()) {
            CompanyState state = new CompanyState(company);
            late.put(company.company(), late(state));
            failing.put(company.company(), failing(state));
        }
        if (surroundings.environment().containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
            for (Direction direction : Direction.values()) {
                tell(direction, anywhere(late, direction), anywhere(failing, direction));
            }
        }
        Seen seen = new Seen(keys(late), keys(failing));
        if (!seen.late().isEmpty() || !seen.failing().isEmpty()) {
            LOG.warn("Late, by company: {}; records keep failing: {}", seen.late(), seen.failing());
        }
        return seen;
    }

    /** Nobody is before both systems are connected and the matching review is finished. */
    private Set<Direction> late(CompanyState state) {
        Optional<Instant> open = state.isSetUp() ? state.reviewGate().flatMap(ReviewGate::openSince) : Optional.empty();
        return open.flatMap(since -> state.saved().map(saved -> new LateDirections(state.runLog())
                        .at(surroundings.clock().instant(), saved, since)))
                .orElse(Set.of());
    }

    private Set<Direction> failing(CompanyState state) {
        Instant longAgo = surroundings.clock().instant().minus(PATIENCE);
        Set<Direction> failing = EnumSet.noneOf(Direction.class);
        for (Direction direction : Direction.values()) {
            if (state.problems(direction).stream()
                    .anyMatch(problem -> problem.kind() == ProblemKind.FAILED
                            && !problem.since().isAfter(longAgo))) {
                failing.add(direction);
            }
        }
        return failing;
    }

    private static boolean anywhere(Map<String, Set<Direction>> directions, Direction direction) {
        return directions.values().stream().anyMatch(each -> each.contains(direction));
    }

    private static Map<String, List<String>> keys(Map<String, Set<Direction>> directions) {
        Map<String, List<String>> keys = new TreeMap<>();
        directions.forEach((company, each) -> {
            if (!each.isEmpty()) {
                keys.put(company, each.stream().map(Direction::key).toList());
            }
        });
        return keys;
    }

    /** A line on standard output that CloudWatch picks up as a metric. */
    private void tell(Direction direction, boolean late, boolean failing) {
        Metrics metrics = MetricsBuilder.builder()
                .withNamespace(surroundings.required("POWERTOOLS_METRICS_NAMESPACE"))
                .withService(direction.key())
                .build();
        metrics.addMetric("RunsLate", late ? 1 : 0);
        metrics.addMetric("RecordsKeepFailing", failing ? 1 : 0);
        metrics.flush();
    }
}
