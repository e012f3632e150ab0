package io.revsync.rehearsal;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.aws.Surroundings;
import io.revsync.functions.sync.Company;
import io.revsync.rehearsal.lambda.Deliveries;
import io.revsync.rehearsal.lambda.Deliveries.Delivery;
import io.revsync.rehearsal.lambda.Firings.Firing;
import io.revsync.rehearsal.lambda.FunctionFailedException;
import io.revsync.rehearsal.lambda.LocalFunction;
import io.revsync.rehearsal.lambda.ScheduledFunction;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.rehearsal.report.Figures;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.rehearsal.servers.SandboxControl;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.Side;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.time.Clock;
import java.util.Comparator;
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
    private final Map<String, LocalFunction<ScheduledEvent, Object>> listeners;
    private final String name;
    private final Deliveries deliveries;
    private final Company company;
    private final SandboxControl revio;
    private final Screen screen;
    private final Clock clock;

    /** @param surroundings of the company whose books they are */
    Rounds(
            Stack stack,
            Surroundings surroundings,
            Company company,
            Deliveries deliveries,
            SandboxControl revio,
            Screen screen) {
        this.functions = stack.functions();
        this.listeners = stack.listeners();
        this.name = surroundings.company();
        this.deliveries = deliveries;
        this.company = company;
        this.revio = revio;
        this.screen = screen;
        this.clock = surroundings.clock();
    }

    /** Makes these calls, in the order in which a round makes sense: what others refer to comes first. */
    RoundResult fire(List<Firing> firings) {
        RoundResult result = RoundResult.nothingYet();
        firings.stream()
                .sorted(Comparator.comparing(firing -> firing.function().direction()))
                .forEach(firing -> run(firing.function(), firing.event(), result));
        return result;
    }

    /** Calls the functions that were asked to run by events on the bus; empty if none was. */
    Optional<RoundResult> asked() {
        RoundResult result = RoundResult.nothingYet();
        for (Optional<Delivery> next = deliveries.nextOf(name); next.isPresent(); next = deliveries.nextOf(name)) {
            if (listeners.containsKey(next.get().target())) {
                tell(next.get());
            } else {
                run(functionOf(next.get()), next.get().event(), result);
            }
        }
        return result.directions().isEmpty() ? Optional.empty() : Optional.of(result);
    }

    /** Calls what is no sync and was asked to go on by events on the bus. */
    void callListeners() {
        for (String listener : listeners.keySet()) {
            for (Optional<Delivery> next = deliveries.next(listener, name);
                    next.isPresent();
                    next = deliveries.next(listener, name)) {
                tell(next.get());
            }
        }
    }

    /** What fails is told in the log; whoever asked for it sees that it did not come. */
    private void tell(Delivery delivery) {
        try {
            listeners.get(delivery.target()).call(delivery.event());
        } catch (FunctionFailedException e) {
            LOG.error("A function failed", e);
        }
    }

    private void run(ScheduledFunction scheduled, JsonNode event, RoundResult result) {
        Direction direction = scheduled.direction();
        Figures figures = Figures.NONE;
        ProgressWatch watch = new ProgressWatch(screen, company.runLog(), direction, expected(direction), clock);
        try {
            Optional<RunReport> run = Optional.of(scheduled.function().call(event));
            while (run.isPresent()) {
                figures = figures.plus(run.get());
                run = next(scheduled, run.get(), result);
            }
        } catch (FunctionFailedException e) {
            LOG.error("A function failed", e);
            result.stops().add(e.getMessage());
        } finally {
            watch.close();
        }
        result.directions().merge(direction, standing(figures, openProblems(direction)), Figures::plus);
    }

    /** The run to which this one handed itself on, if it did. */
    private Optional<RunReport> next(ScheduledFunction scheduled, RunReport run, RoundResult result) {
        Direction direction = run.direction();
        if (run.state() == RunState.CONTINUES) {
            if (result.handovers().merge(direction, 1, Integer::sum) > MOST_HANDOVERS) {
                result.stops()
                        .add(direction.key() + " handed itself on " + MOST_HANDOVERS + " times and is still not done.");
                return Optional.empty();
            }
            Optional<RunReport> next = deliveries
                    .next(scheduled.function().arn(), name)
                    .map(delivery -> scheduled.function().call(delivery.event()));
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

    private ScheduledFunction functionOf(Delivery delivery) {
        return functions.stream()
                .filter(scheduled -> scheduled.function().arn().equals(delivery.target()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No function is called " + delivery.target()));
    }

    /** A first run reads everything Rev.io has; later ones read what changed, and nobody knows how much that is. */
    private OptionalLong expected(Direction direction) {
        return direction.from() != Side.REVIO
                        || !everConnected()
                        || company.ports().cursors().load(direction).isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(revio.count(resource(direction.type())));
    }

    private static String resource(RecordType type) {
        return switch (type) {
            case CUSTOMER -> "Customers";
            case PRODUCT -> "Products";
            case BILL, NEGATIVE_BILL -> "Bills";
            case CREDIT, CREDIT_APPLICATION -> "Credits";
            case PAYMENT -> "Payments";
        };
    }

    private List<Problem> openProblems(Direction direction) {
        return everConnected() ? company.ports().problems().open(direction) : List.of();
    }

    /** Before that there is no QuickBooks company of which anything could be known. */
    private boolean everConnected() {
        return company.systems()
                .connections()
                .to(ConnectedSystem.QUICKBOOKS)
                .account()
                .isPresent();
    }

    private static Figures standing(Figures figures, List<Problem> open) {
        return figures.standing(
                count(open, ProblemKind.WAITING), count(open, ProblemKind.REFUSED), count(open, ProblemKind.FAILED));
    }

    private static long count(List<Problem> open, ProblemKind kind) {
        return open.stream().filter(problem -> problem.kind() == kind).count();
    }
}
