package io.revsync.rehearsal;

import io.revsync.aws.Surroundings;
import io.revsync.functions.sync.Company;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.rehearsal.lambda.Deliveries;
import io.revsync.rehearsal.lambda.Firings.Firing;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.rehearsal.report.Balance;
import io.revsync.rehearsal.report.Figures;
import io.revsync.rehearsal.report.ReportFile;
import io.revsync.rehearsal.report.RoundTable;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.rehearsal.screen.Words;
import io.revsync.rehearsal.servers.SandboxControl;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sync.Direction;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connections;
import io.revsync.sync.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The books of one company of the stack: rounds, what they did, and whether both sides are equal. */
final class CompanyBooks {
    private static final Duration TIME_TO_COMPARE = Duration.ofMinutes(30);

    private final Options options;
    private final Screen screen;
    private final Clock clock;
    private final Optional<String> added;
    private final Company company;
    private final Rounds rounds;
    private final Consumer<FaultMix> weather;
    private final Map<Direction, Figures> soFar = new EnumMap<>(Direction.class);
    private int round;

    /** @param weather sets that of the simulated systems */
    CompanyBooks(
            Options options,
            Screen screen,
            Stack stack,
            Surroundings surroundings,
            Deliveries deliveries,
            SandboxControl revio,
            Consumer<FaultMix> weather) {
        this.options = options;
        this.screen = screen;
        this.clock = surroundings.clock();
        this.added = surroundings.added();
        this.company = new Company(surroundings);
        this.rounds = new Rounds(stack, surroundings, company, deliveries, revio, screen);
        this.weather = weather;
    }

    /** Frees what functions that are dead by now held. */
    void breakLeases() {
        company.breakLeases();
    }

    /** How many rounds there were. */
    int rounds() {
        return round;
    }

    /** Whether both systems are connected and the settings were saved. */
    boolean isSetUp() {
        Connections connections = company.systems().connections();
        return connections.to(ConnectedSystem.QUICKBOOKS).usable()
                && connections.to(ConnectedSystem.REVIO).usable()
                && company.settings().load().isPresent();
    }

    /** Calls what is no sync and was asked to go on by events on the bus; runs that were asked for wait. */
    void callListeners() {
        rounds.callListeners();
    }

    /** Makes these calls and shows what they did. */
    RoundResult fire(List<Firing> firings) {
        return show(rounds.fire(firings));
    }

    /**
     * Runs what somebody asked for on the bus, shows what it did and compares.
     *
     * @return whether anybody had asked
     */
    boolean runWhatWasAsked() {
        Optional<RoundResult> asked = rounds.asked();
        asked.ifPresent(result -> {
            show(result);
            if (isSetUp()) {
                compare();
            }
        });
        return asked.isPresent();
    }

    /** In fair weather: the faults are there to try the functions, not to disturb the one who looks. */
    boolean compare() {
        screen.status("  comparing both sides, record by record ...");
        weather.accept(FaultMix.NONE);
        Balance balance;
        try {
            Settings settings = company.settings().load().orElseThrow().settings();
            balance = new Balance(company.reconciliation(settings).compare(Deadline.in(TIME_TO_COMPARE, clock)));
        } catch (ApiException e) {
            screen.bad("Both sides could not be compared: " + e.getMessage());
            return false;
        } finally {
            weather.accept(options.faults());
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
        options.report().filter(file -> added.isEmpty()).ifPresent(file -> {
            ReportFile.write(file, balance.equal(), soFar, balance);
            screen.aside("Report: " + file);
        });
        return balance.equal();
    }

    private RoundResult show(RoundResult result) {
        round++;
        result.directions().forEach((direction, figures) -> soFar.merge(direction, figures, Figures::plus));
        screen.blank();
        screen.bold(added.map(name -> "Company " + name + ", round ").orElse("Round ")
                + round
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
}
