package io.revsync.rehearsal;

import io.revsync.http.Pause;
import io.revsync.rehearsal.gateway.LocalGateway;
import io.revsync.rehearsal.gateway.OneRunToken;
import io.revsync.rehearsal.lambda.ApiFunctions;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.screen.Keyboard;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.rehearsal.screen.Words;
import io.revsync.rehearsal.servers.SandboxCredentials;
import io.revsync.rehearsal.servers.Servers;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.faults.FaultMix;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** {@code mvn -Prehearse}: a company's books arrive in QuickBooks, on this machine, without any account. */
public final class Rehearsal {
    private static final int FAILED = 1;
    /** Short, because somebody may press a button in the console and wait. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path project;
    private final Screen screen;
    private final InputStream keys;
    private final Path log;
    private final Ending ending;

    /**
     * @param project the folder with template.yaml and events
     * @param log where everything but the screen's lines goes
     */
    Rehearsal(Path project, Screen screen, InputStream keys, Path log, Ending ending) {
        this.project = project;
        this.screen = screen;
        this.keys = keys;
        this.log = log;
        this.ending = ending;
    }

    /** Runs in the Java that {@link Launcher} started. */
    public static void main(String[] arguments) {
        Screen screen = Screen.ofThisProcess();
        Ending ending = new Ending();
        ParentWatch.start(ending::hasBegun);
        int exit = FAILED;
        try {
            Options options = Options.from(System.getProperties());
            Path log = logTo(options.part());
            ending.onSignal(screen);
            exit = new Rehearsal(SamTemplate.projectRoot(), screen, System.in, log, ending).run(options);
        } catch (OptionException e) {
            screen.bad(e.getMessage());
        }
        System.exit(exit);
    }

    /** @return the exit code: 0 unless something failed or, once, the sides are not equal */
    int run(Options options) {
        try {
            return started(options);
        } catch (OptionException e) {
            screen.bad(e.getMessage());
            return FAILED;
        } catch (RuntimeException e) {
            if (!ending.hasBegun()) {
                LoggerFactory.getLogger(Rehearsal.class).error("The rehearsal failed", e);
                screen.bad("The rehearsal failed: " + e.getMessage());
                screen.line("The details are in " + log);
            }
            return FAILED;
        } finally {
            ending.close();
        }
    }

    private int started(Options options) {
        SamTemplate template = SamTemplate.read(project.resolve("template.yaml"), Map.of());
        screen.blank();
        screen.bold("Rev.io and QuickBooks, rehearsed on this machine");
        if (options.part() != Part.SERVERS) {
            PortCheck.freeForConsole(options);
        }
        Endpoints endpoints =
                options.part() == Part.FUNCTIONS ? runningServers(options) : startServers(options, template);
        if (options.part() == Part.SERVERS) {
            screen.bold("ready");
            screen.aside("Enter ends them.");
            Keyboard keyboard = new Keyboard(keys);
            while (!keyboard.next(LOOK_AGAIN).equals(Optional.of(Keyboard.Wish.END))) {
                // f means nothing here
            }
            return 0;
        }
        ending.closing(OnlyOne.functionsOn(endpoints.aws().getPort()));
        FunctionsHalf functions =
                ending.closing(new FunctionsHalf(options, screen, template, project.resolve("events"), endpoints));
        functions.takeOver();
        OneRunToken token = new OneRunToken(Clock.systemUTC(), template.parameter("AdminGroup"));
        URI console = openConsole(options, template, endpoints, token);
        console(console, token);
        if (options.setup() == Setup.WIZARD) {
            credentials();
        } else {
            new MatchingReview(console, token, functions::callListeners, screen).finish();
            functions.takeOver();
            announce(options);
            boolean equal = functions.firstRounds();
            if (options.once()) {
                return equal ? 0 : FAILED;
            }
            addresses(endpoints);
            console(console, token);
        }
        stayUp(functions, endpoints);
        return 0;
    }

    /** @return the address of the API */
    private URI openConsole(Options options, SamTemplate template, Endpoints endpoints, OneRunToken token) {
        Clock clock = Clock.systemUTC();
        ApiFunctions functions =
                new ApiFunctions(template, endpoints, SandboxCredentials.usual().json(), clock, Pause.real());
        return ending.closing(LocalGateway.start(options.consolePort(), template.routes(), functions::at, token, clock))
                .address();
    }

    /** As a line of its own, letter by letter so: people and programs look for it. */
    private void console(URI api, OneRunToken token) {
        screen.line("console: " + token.page(api));
        screen.aside("The same token opens the API: curl -H \"Authorization: Bearer TOKEN\" " + api + "/connections");
        screen.blank();
    }

    /** For the one who goes through the wizard. */
    private void credentials() {
        screen.bold("Nothing is connected yet. Open the console; the simulated systems let these in:");
        SandboxCredentials.usual()
                .byField()
                .forEach((field, value) -> screen.line("  %-20s %s".formatted(field, value)));
        screen.line("Once both are connected and the settings are saved, the rules fire on their schedule.");
        screen.blank();
    }

    private static Endpoints runningServers(Options options) {
        Endpoints endpoints = Endpoints.onPorts(options.port(), options.quickBooksPort(), options.revioPort());
        PortCheck.answering(endpoints);
        return endpoints;
    }

    private Endpoints startServers(Options options, SamTemplate template) {
        PortCheck.freeForServers(options);
        options.data().ifPresent(folder -> ending.closing(OnlyOne.serversIn(folder)));
        screen.status("  starting the simulated QuickBooks, Rev.io and AWS ...");
        Servers.Ports ports = new Servers.Ports(options.port(), options.quickBooksPort(), options.revioPort());
        Servers servers = ending.closing(
                options.setup() == Setup.WIZARD
                        ? Servers.startBare(template, ports, options.books(), options.data())
                        : Servers.start(template, ports, options.books(), options.data()));
        addresses(servers.endpoints());
        return servers.endpoints();
    }

    private void addresses(Endpoints endpoints) {
        screen.blank();
        screen.line("  QuickBooks  " + endpoints.quickBooks() + "  (simulated; faults, clock and books: /_sandbox/)");
        screen.line("  Rev.io      " + endpoints.revio() + "  (simulated; faults, clock and books: /_sandbox/)");
        screen.line("  AWS         " + endpoints.aws() + "  (DynamoDB, Secrets Manager, EventBridge)");
        screen.line("  Log         " + log);
        screen.blank();
    }

    private void announce(Options options) {
        screen.line("Firing every rule of template.yaml, with the documented limits of both APIs"
                + (options.faults() == FaultMix.NONE
                        ? "."
                        : ", in " + options.faults().mixName() + " weather."));
        screen.aside(
                "QuickBooks takes 40 batches of 30 records a minute, so now and then a run waits for the next minute.");
    }

    /** Rules fire on their schedule, which settings may change meanwhile, until somebody ends it. */
    private void stayUp(FunctionsHalf functions, Endpoints endpoints) {
        screen.aside("The books can be changed meanwhile, for instance by PUT or DELETE " + endpoints.revio()
                + "/_sandbox/records/Bills/ID.");
        screen.aside("f and Enter fires every rule now, Enter alone ends the rehearsal.");
        Keyboard keyboard = new Keyboard(keys);
        Instant last = Instant.now();
        Optional<Timetable.Due> announced = Optional.empty();
        while (true) {
            if (functions.askedRound()) {
                announced = Optional.empty();
            }
            Timetable timetable = functions.timetable();
            Optional<Timetable.Due> due = timetable.after(last);
            if (!due.equals(announced)) {
                due.ifPresent(next -> announce(next, functions.names(next.rules())));
                announced = due;
            }
            Optional<Keyboard.Wish> wish = keyboard.next(until(due));
            if (wish.equals(Optional.of(Keyboard.Wish.END))) {
                screen.last("Ended.");
                return;
            }
            if (wish.isPresent() && timetable.rules().isEmpty()) {
                screen.line("No rule is there to fire: both systems must be connected and a direction switched on.");
                continue;
            }
            boolean fires = due.isPresent() && !due.get().time().isAfter(Instant.now());
            if (wish.isPresent() || fires) {
                functions.laterRound(
                        wish.isPresent() ? timetable.rules() : due.get().rules());
                last = Instant.now();
                announced = Optional.empty();
            }
        }
    }

    private void announce(Timetable.Due due, String names) {
        screen.line("Next firing: " + TIME.format(due.time()) + ", in "
                + Words.about(Duration.between(Instant.now(), due.time())) + " (" + names + ")");
    }

    private static Duration until(Optional<Timetable.Due> due) {
        Duration wait =
                due.map(next -> Duration.between(Instant.now(), next.time())).orElse(LOOK_AGAIN);
        return wait.compareTo(LOOK_AGAIN) < 0 ? wait : LOOK_AGAIN;
    }

    /** From now on whatever is printed, by the functions or by anybody else, goes to a file beside the build. */
    private static Path logTo(Part part) {
        Path log = Path.of(System.getProperty("revsync.logs", "target"))
                .resolve(
                        part == Part.ALL
                                ? "rehearsal.log"
                                : "rehearsal-" + part.name().toLowerCase(Locale.ROOT) + ".log")
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(log.getParent());
            PrintStream file = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8);
            System.setOut(file);
            System.setErr(file);
            System.setProperty("log4j2.configurationFile", "rehearsal-log4j2.xml");
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log + " cannot be written", e);
        }
    }
}
