package io.revsync.rehearsal;

import io.revsync.aws.Surroundings;
import io.revsync.functions.sync.Company;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.rehearsal.lambda.Deliveries;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.lambda.SampleEvents;
import io.revsync.rehearsal.lambda.ScheduledFunction;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.rehearsal.report.Balance;
import io.revsync.rehearsal.report.Figures;
import io.revsync.rehearsal.report.ReportFile;
import io.revsync.rehearsal.report.RoundTable;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.rehearsal.screen.Words;
import io.revsync.rehearsal.servers.SandboxControl;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.aws.ScheduleExpression;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sync.Direction;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** The functions against servers that are up: rounds, what they did, and whether both sides are equal. */
final class FunctionsHalf implements AutoCloseable {
    /** More rounds than that do not help a record that fails in each. */
    private static final int MOST_REPEATS = 5;

    private static final Duration TIME_TO_COMPARE = Duration.ofMinutes(30);

    private final Options options;
    private final Screen screen;
    private final Clock clock = Clock.systemUTC();
    private final List<ScheduledFunction> functions;
    private final Surroundings surroundings;
    private final Company company;
    private final Deliveries deliveries;
    private final List<SandboxControl> simulators;
    private final Rounds rounds;
    private final Map<Direction, Figures> soFar = new EnumMap<>(Direction.class);
    private int round;

    FunctionsHalf(Options options, Screen screen, SamTemplate template, Path events, Endpoints endpoints) {
        this.options = options;
        this.screen = screen;
        Stack stack = new Stack(template, endpoints, clock, Pause.real());
        this.functions = stack.functions();
        this.surroundings = Surroundings.of(stack.administratorsEnvironment(), clock, Pause.real());
        this.company = new Company(surroundings);
        this.deliveries = new Deliveries(endpoints.aws());
        SandboxControl revio = new SandboxControl(endpoints.revio());
        this.simulators = List.of(new SandboxControl(endpoints.quickBooks()), revio);
        this.rounds = new Rounds(
                functions, stack.listeners(), new SampleEvents(events), deliveries, company, revio, screen, clock);
    }

    /** Forgets what functions that are dead by now left behind: their leases and the events meant for them. */
    void takeOver() {
        company.breakLeases();
        deliveries.drop();
        weather(options.faults());
    }

    /**
     * Fires every rule, and again while records wait or failed for reasons that may pass, then compares.
     *
     * @return whether both sides are equal and the last runs came to their end
     */
    boolean firstRounds() {
        List<String> all = functions.stream().map(ScheduledFunction::rule).toList();
        RoundResult result = show(fire(all));
        for (int repeats = 0; round < options.rounds() || result.worthAnother() && repeats < MOST_REPEATS; repeats++) {
            result = show(fire(all));
        }
        return compare() && result.stops().isEmpty();
    }

    /** Fires these rules, shows what they did and compares. */
    void laterRound(List<String> rules) {
        show(fire(rules));
        compare();
    }

    /**
     * Runs what somebody asked for on the bus, shows what it did and compares.
     *
     * @return whether anybody had asked
     */
    boolean askedRound() {
        Optional<RoundResult> asked = rounds.asked();
        asked.ifPresent(result -> {
            show(counted(result));
            if (isSetUp()) {
                compare();
            }
        });
        return asked.isPresent();
    }

    /** Whether both systems are connected and the settings were saved. */
    boolean isSetUp() {
        Connections connections = company.systems().connections();
        return connections.to(ConnectedSystem.QUICKBOOKS).usable()
                && connections.to(ConnectedSystem.REVIO).usable()
                && company.settings().load().isPresent();
    }

    /** What these rules fire, as people call it. */
    String names(List<String> rules) {
        return functions.stream()
                .filter(scheduled -> rules.contains(scheduled.rule()))
                .map(scheduled -> scheduled.direction().key())
                .collect(Collectors.joining(", "));
    }

    /** Calls the functions that others' events call, such as the review's; runs that were asked for wait. */
    void callListeners() {
        rounds.callListeners();
    }

    /** When which rule fires, as EventBridge has it now. */
    Timetable timetable() {
        Map<String, ScheduleExpression> schedules = new LinkedHashMap<>();
        surroundings.aws().events().listRules(request -> {}).rules().stream()
                .filter(rule -> rule.state() == RuleState.ENABLED && rule.scheduleExpression() != null)
                .forEach(rule -> schedules.put(rule.name(), ScheduleExpression.parse(rule.scheduleExpression())));
        return new Timetable(schedules);
    }

    @Override
    public void close() {
        surroundings.aws().close();
    }

    private RoundResult fire(List<String> rules) {
        return counted(rounds.fire(rules));
    }

    private RoundResult counted(RoundResult result) {
        round++;
        result.directions().forEach((direction, figures) -> soFar.merge(direction, figures, Figures::plus));
        return result;
    }

    private RoundResult show(RoundResult result) {
        screen.blank();
        screen.bold("Round " + round
                + (options.faults() == FaultMix.NONE
                        ? ""
                        : ", in " + options.faults().mixName() + " weather"));
        RoundTable.lines(result.directions()).forEach(screen::line);
        result.handovers()
                .forEach((direction, times) -> screen.line("  " + direction.key()
                        + " used up a Lambda's time and handed itself on " + Words.of(times, "time") + "."));
        result.stops().forEach(stop -> screen.bad("  " + stop));
        return result;
    }

    /** In fair weather: the faults are there to try the functions, not to disturb the one who looks. */
    private boolean compare() {
        screen.status("  comparing both sides, record by record ...");
        weather(FaultMix.NONE);
        Balance balance;
        try {
            Settings settings = company.settings().load().orElseThrow().settings();
            balance = new Balance(company.reconciliation(settings).compare(Deadline.in(TIME_TO_COMPARE, clock)));
        } catch (ApiException e) {
            screen.bad("Both sides could not be compared: " + e.getMessage());
            return false;
        } finally {
            weather(options.faults());
        }
        screen.blank();
        balance.table().forEach(screen::line);
        balance.differences().forEach(screen::line);
        screen.blank();
        if (balance.equal()) {
            screen.good(balance.verdict());
        } else {
            screen.bad(balance.verdict());
        }
        options.report().ifPresent(file -> {
            ReportFile.write(file, balance.equal(), soFar, balance);
            screen.aside("Report: " + file);
        });
        return balance.equal();
    }

    private void weather(FaultMix mix) {
        simulators.forEach(simulator -> simulator.weather(mix));
    }
}
