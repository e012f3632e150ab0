package io.revsync.rehearsal.servers;

import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sandbox.books.StartingBooks;
import io.revsync.sandbox.quickbooks.QuickBooksOptions;
import io.revsync.sandbox.quickbooks.QuickBooksSimulator;
import io.revsync.sandbox.revio.RevioOptions;
import io.revsync.sandbox.revio.RevioSimulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The simulated QuickBooks and Rev.io with their limits on, and the embedded AWS, set up for a first sync if that is wanted. */
public final class Servers implements AutoCloseable {
    private static final String REALM = "9130350000000001";
    /** For whoever adds a second company to the stack. */
    private static final String SPARE_REALM = "9130350000000002";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Endpoints endpoints;

    private Servers(SamTemplate template, Ports ports, Optional<Path> books, Optional<Path> data, boolean connected) {
        try {
            StartingBooks opening = books(books);
            EmbeddedAws aws = EmbeddedAws.start(
                    template, ports.aws(), data.map(folder -> folder.resolve("aws")), Clock.systemUTC());
            running.push(aws);
            QuickBooksOptions quickBooksOptions =
                    QuickBooksOptions.defaults().port(ports.quickBooks()).books(opening.quickbooks());
            quickBooksOptions.realm(REALM, "rehearsal-refresh-token").realm(SPARE_REALM, null);
            data.ifPresent(folder -> quickBooksOptions.journal(folder.resolve("quickbooks")));
            QuickBooksSimulator quickBooks = QuickBooksSimulator.start(quickBooksOptions);
            running.push(quickBooks);
            RevioOptions revioOptions = RevioOptions.usual()
                    .withPort(ports.revio())
                    .withBooks(opening)
                    .withJournal(data.map(folder -> folder.resolve("revio")).orElse(null));
            RevioSimulator revio = RevioSimulator.start(revioOptions);
            running.push(revio);
            this.endpoints = Endpoints.onPorts(aws.endpoint().getPort(), quickBooks.port(), revio.port());
            if (connected) {
                setUp(template, quickBooks, revioOptions);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts them.
     *
     * @param books folder of the starting books; a built-in telecom reseller if empty
     * @param data where their state is kept; nowhere if empty
     */
    public static Servers start(SamTemplate template, Ports ports, Optional<Path> books, Optional<Path> data) {
        return new Servers(template, ports, books, data, true);
    }

    /** Starts them with nothing connected and nothing set; what {@code data} holds stays as it is. */
    public static Servers startBare(SamTemplate template, Ports ports, Optional<Path> books, Optional<Path> data) {
        return new Servers(template, ports, books, data, false);
    }

    /** Where they are. */
    public Endpoints endpoints() {
        return endpoints;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("A simulated system did not stop", e);
            }
        }
    }

    private void setUp(SamTemplate template, QuickBooksSimulator quickBooks, RevioOptions revio) {
        Surroundings surroundings = Surroundings.of(
                new Stack(template, endpoints, Clock.systemUTC(), Pause.real()).administratorsEnvironment(),
                Clock.systemUTC(),
                Pause.real());
        try {
            new Administrator(surroundings, endpoints).setUp(quickBooks, revio);
        } finally {
            surroundings.aws().close();
        }
    }

    private static StartingBooks books(Optional<Path> folder) {
        Instant now = Instant.now();
        return folder.map(books -> new BooksFolder(now).read(books)).orElseGet(() -> BuiltInBooks.telecomReseller(now));
    }

    /** The ports to listen on; 0 for any free one. */
    public record Ports(int aws, int quickBooks, int revio) {}
}
