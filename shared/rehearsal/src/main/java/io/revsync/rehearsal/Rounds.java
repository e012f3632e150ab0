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
        RoundResult result =
                new RoundResult(new EnumMap<>(Direction.class), new EnumMap<>(Direction.class), new ArrayList<>());
        functions.stream()
                .filter(scheduled -> rules.contains(scheduled.rule()))
                .forEach(scheduled -> run(scheduled, result));
        return result;
    }

    private void run(ScheduledFunction scheduled, RoundResult result) {
        Direction direction = scheduled.direction();
        Figures figures = Figures.NONE;
        ProgressWatch watch =
                new ProgressWatch(screen, company.ports().runLog(), direction, expected(direction), clock);
        try {
            Optional<RunReport> run =
                    Optional.of(scheduled.function().call(events.of(scheduled.rule(), clock.instant())));
            while (run.isPresent()) {
                figures = figures.plus(run.get());
                run = next(run.get(), result);
            }
        } catch (FunctionFailedException e) {
            LOG.error("A function failed", e);
            result.stops().add(e.getMessage());
        } finally {
            watch.close();
        }
        result.directions()
                .merge(direction, standing(figures, company.ports().problems().open(direction)), Figures::plus);
    }

    /** The run to which this one handed itself on, if it did. */
    private Optional<RunReport> next(RunReport run, RoundResult result) {
        Direction direction = run.direction();
        if (run.state() == RunState.CONTINUES) {
            if (result.handovers().merge(direction, 1, Integer::sum) > MOST_HANDOVERS) {
                result.stops()
                        .add(direction.key() + " handed itself on " + MOST_HANDOVERS + " times and is still not done.");
                return Optional.empty();
            }
            Optional<RunReport> next = continued();
            if (next.isEmpty()) {
                result.stops().add(direction.key() + " handed itself on, but no event came that would go on with it.");
            }
            return next;
        }
        if (run.state() != RunState.FINISHED) {
            result.stops().add(direction.key() + " did not finish: " + run.note());
        }
        return Optional.empty();
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
