package io.revsync.rehearsal;

import io.revsync.aws.Companies;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.rehearsal.lambda.Deliveries;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.lambda.Firings;
import io.revsync.rehearsal.lambda.Firings.Firing;
import io.revsync.rehearsal.lambda.SampleEvents;
import io.revsync.rehearsal.lambda.ScheduledFunction;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.rehearsal.servers.SandboxControl;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.aws.ScheduleExpression;
import io.revsync.sandbox.faults.FaultMix;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** The functions against servers that are up, for every company of the stack. */
final class FunctionsHalf implements AutoCloseable {
    /** More rounds than that do not help a record that fails in each. */
    private static final int MOST_REPEATS = 5;

    private final Options options;
    private final Screen screen;
    private final Stack stack;
    private final Surroundings surroundings;
    private final Companies companies;
    private final Deliveries deliveries;
    private final Firings firings;
    private final SandboxControl quickBooks;
    private final SandboxControl revio;
    private final Map<String, CompanyBooks> books = new LinkedHashMap<>();
    private final CompanyBooks first;

    FunctionsHalf(Options options, Screen screen, SamTemplate template, Path events, Endpoints endpoints) {
        Clock clock = Clock.systemUTC();
        this.options = options;
        this.screen = screen;
        this.stack = new Stack(template, endpoints, clock, Pause.real());
        this.surroundings = Surroundings.of(stack.administratorsEnvironment(), clock, Pause.real());
        this.companies = new Companies(surroundings);
        this.deliveries = new Deliveries(endpoints.aws());
        this.firings = new Firings(
                stack.functions(),
                surroundings.company(),
                new SampleEvents(events),
                surroundings.aws().events(),
                clock);
        this.quickBooks = new SandboxControl(endpoints.quickBooks());
        this.revio = new SandboxControl(endpoints.revio());
        this.first = books(surroundings.company());
    }

    /** Forgets what functions that are dead by now left behind: their leases and the events meant for them. */
    void takeOver() {
        all().forEach(CompanyBooks::breakLeases);
        deliveries.drop();
        weather(options.faults());
    }

    /**
     * Fires every rule of the template, and again while records wait or failed for reasons that may pass, then compares.
     *
     * @return whether both sides are equal and the last runs came to their end
     */
    boolean firstRounds() {
        List<Firing> all =
                firings(stack.functions().stream().map(ScheduledFunction::rule).toList());
        RoundResult result = first.fire(all);
        for (int repeats = 0;
                first.rounds() < options.rounds() || result.worthAnother() && repeats < MOST_REPEATS;
                repeats++) {
            result = first.fire(all);
        }
        return first.compare() && result.stops().isEmpty();
    }

    /** Fires these rules, shows what they did and compares, company by company. */
    void laterRound(List<String> rules) {
        firings(rules).stream()
                .collect(Collectors.groupingBy(Firing::company, LinkedHashMap::new, Collectors.toList()))
                .forEach((company, theirs) -> {
                    books(company).fire(theirs);
                    books(company).compare();
                });
    }

    /**
     * Runs what somebody asked for on the bus, shows what it did and compares.
     *
     * @return whether anybody had asked
     */
    boolean askedRound() {
        boolean asked = false;
        for (CompanyBooks each : all().toList()) {
            asked |= each.runWhatWasAsked();
        }
        return asked;
    }

    /** What these rules fire, as people call it. */
    String names(List<String> rules) {
        return firings(rules).stream()
                .map(firing -> firing.function().direction().key()
                        + (firing.company().equals(surroundings.company()) ? "" : " of " + firing.company()))
                .collect(Collectors.joining(", "));
    }

    /** Calls the functions that others' events call, such as the review's; runs that were asked for wait. */
    void callListeners() {
        all().forEach(CompanyBooks::callListeners);
    }

    /** When which rule fires, as EventBridge has it now; those of companies that are not set up yet are left out. */
    Timetable timetable() {
        Map<String, ScheduleExpression> schedules = new LinkedHashMap<>();
        Map<String, Boolean> setUp = new HashMap<>();
        for (Rule rule : surroundings.aws().events().listRules(request -> {}).rules()) {
            if (rule.state() == RuleState.ENABLED && rule.scheduleExpression() != null) {
                firings.of(rule.name())
                        .filter(firing -> setUp.computeIfAbsent(
                                firing.company(), company -> books(company).isSetUp()))
                        .ifPresent(firing ->
                                schedules.put(rule.name(), ScheduleExpression.parse(rule.scheduleExpression())));
            }
        }
        return new Timetable(schedules);
    }

    @Override
    public void close() {
        surroundings.aws().close();
    }

    private List<Firing> firings(List<String> rules) {
        return rules.stream().flatMap(rule -> firings.of(rule).stream()).toList();
    }

    private Stream<CompanyBooks> all() {
        return companies.ready().stream().map(company -> books(company.company()));
    }

    private CompanyBooks books(String company) {
        return books.computeIfAbsent(
                company,
                name -> new CompanyBooks(
                        options, screen, stack, surroundings.of(name), deliveries, revio, this::weather));
    }

    private void weather(FaultMix mix) {
        quickBooks.weather(mix);
        revio.weather(mix);
    }
}
