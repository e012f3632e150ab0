package io.revsync.rehearsal;

import io.revsync.functions.sync.Company;
import io.revsync.rehearsal.lambda.Deliveries;
import io.revsync.rehearsal.lambda.FunctionFailedException;
import io.revsync.rehearsal.lambda.LocalFunction;
import io.revsync.rehearsal.lambda.SampleEvents;
import io.revsync.rehearsal.lambda.ScheduledFunction;
import io.revsync.rehearsal.report.Figures;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.rehearsal.servers.SandboxControl;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires rules: calls each function with its rule's event, and again for as long as it hands itself on. */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /** A function that still has not come to its end by then never will. */
    private static final int MOST_HANDOVERS = 200;

    private final List<ScheduledFunction> functions;
    private final SampleEvents events;
    private final Deliveries deliveries;
    private final Company company;
    private final SandboxControl revio;
    private final Screen screen;
    private final Clock clock;

    Rounds(
            List<ScheduledFunction> functions,
            SampleEvents events,
            Deliveries deliveries,
            Company company,
            SandboxControl revio,
            Screen screen,
            Clock clock) {
        this.functions = functions;
        this.events = events;
        this.deliveries = deliveries;
        this.company = company;
        this.revio = revio;
        this.screen = screen;
        this.clock = clock;
    }

    /** Fires these rules, one function after the other. */
    RoundResult fire(List<String> rules) {
        Map<Direction, Figures> directions = new EnumMap<>(Direction.class);
        List<String> stops = new ArrayList<>();
        for (ScheduledFunction scheduled : functions) {
            if (rules.contains(scheduled.rule())) {
                directions.merge(scheduled.direction(), run(scheduled, stops), Figures::plus);
            }
        }
        return new RoundResult(directions, stops);
    }

    private Figures run(ScheduledFunction scheduled, List<String> stops) {
        Direction direction = scheduled.direction();
        Figures figures = Figures.NONE;
        ProgressWatch watch =
                new ProgressWatch(screen, company.ports().runLog(), direction, expected(direction), clock);
        try {
            RunReport run = scheduled.function().call(events.of(scheduled.rule(), clock.instant()));
            figures = figures.plus(run);
            for (int handovers = 0; run.state() == RunState.CONTINUES && handovers < MOST_HANDOVERS; handovers++) {
                Optional<RunReport> next = continued();
                if (next.isEmpty()) {
                    stops.add(direction.key() + " handed itself on, but no event came that would go on with it.");
                    break;
                }
                run = next.get();
                figures = figures.plus(run);
            }
            if (run.state() != RunState.FINISHED && run.state() != RunState.CONTINUES) {
                stops.add(direction.key() + " did not finish: " + run.note());
            }
        } catch (FunctionFailedException e) {
            LOG.error("A function failed", e);
            stops.add(e.getMessage());
        } finally {
            watch.close();
        }
        return standing(figures, company.ports().problems().open(direction));
    }

    private Optional<RunReport> continued() {
        return deliveries.next().map(delivery -> functions.stream()
                .map(ScheduledFunction::function)
                .filter(function -> function.arn().equals(delivery.target()))
                .findFirst()
                .map((LocalFunction function) -> function.call(delivery.event()))
                .orElseThrow(() -> new IllegalStateException("No function is called " + delivery.target())));
    }

    /** A first run reads everything there is; later ones read what changed, and nobody knows how much that is. */
    private OptionalLong expected(Direction direction) {
        return company.ports().cursors().load(direction).isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(revio.count(direction.type() == RecordType.BILL ? "Bills" : "Customers"));
    }

    private static Figures standing(Figures figures, List<Problem> open) {
        return figures.standing(
                count(open, ProblemKind.WAITING), count(open, ProblemKind.REFUSED), count(open, ProblemKind.FAILED));
    }

    private static long count(List<Problem> open, ProblemKind kind) {
        return open.stream().filter(problem -> problem.kind() == kind).count();
    }
}
