package io.revsync.sandbox.revio;

import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.control.Ledger;
import io.revsync.sandbox.control.SimulatorServer;
import io.revsync.sandbox.faults.FaultDialect;
import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sandbox.faults.Faults;
import io.revsync.sandbox.http.RequestCounts;
import io.revsync.sandbox.psa.PsaFace;
import io.revsync.sandbox.store.Records;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Rev.io Billing API on the loopback address: real HTTP, a real ledger, the documented limits, faults on demand.
 *
 * <p>{@code try (RevioSimulator revio = RevioSimulator.start(RevioOptions.usual())) { ... revio.baseUrl() ... }}
 */
public final class RevioSimulator implements AutoCloseable {
    private final SandboxClock clock;
    private final Faults faults = new Faults();
    private final FaultDialect dialect = new RevioFaults();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final Records records;
    private final Records psaRecords;
    private final Webhooks webhooks;
    private final RevioLedger ledger;
    private final SimulatorServer server;

    private RevioSimulator(RevioOptions options) {
        this.clock = options.clock();
        this.records =
                OpeningBooks.open(options.journal(), () -> options.books().apply(clock.instant()));
        this.webhooks = new Webhooks(records, clock, options.webhooks());
        Resources resources = new Resources(options.webhooks() != WebhookMode.NONE, List.copyOf(records.resources()));
        RevioBooks books = new RevioBooks(records, clock, webhooks, new Pages(records));
        this.ledger = new RevioLedger(records, resources, books);
        this.psaRecords = options.journal() == null
                ? Records.temporary()
                : Records.journaled(options.journal().resolve("psa.jsonl"));
        PsaFace psa = new PsaFace(psaRecords, clock, options.clientCode(), () -> records.all("Customers"));
        RevioApi billing = new RevioApi(
                new Gatekeeper(options.username(), options.password(), options.subscriptionKey()),
                options.limits() ? new CallLimits(clock) : null,
                resources,
                books,
                options.unknownFilters(),
                forbidden);
        try {
            this.server = SimulatorServer.start("Rev.io", options.port(), clock, faults, dialect, ledger, request -> {
                return request.path().startsWith(PsaFace.ROOT + "/") ? psa.handle(request) : billing.handle(request);
            });
        } catch (RuntimeException e) {
            closeBooks();
            throw e;
        }
    }

    /**
     * Starts it.
     *
     * @throws io.revsync.sandbox.http.PortTakenException if somebody listens on the port already
     * @throws io.revsync.sandbox.books.BooksException if the starting books cannot be used
     */
    public static RevioSimulator start(RevioOptions options) {
        return new RevioSimulator(options);
    }

    /** {@code http://127.0.0.1:port/v1}: what a client has as its base URL. */
    public URI baseUrl() {
        return URI.create(server.url() + "/v1");
    }

    /** Root of Rev.io PSA, which has its own tokens and the same customers. */
    public URI psaUrl() {
        return URI.create(server.url() + PsaFace.ROOT);
    }

    /** The server's root, under which {@code /_sandbox/} lies. */
    public URI url() {
        return server.url();
    }

    public int port() {
        return server.port();
    }

    public SandboxClock clock() {
        return clock;
    }

    /** Rules by which requests fail. */
    public Faults faults() {
        return faults;
    }

    /** Lets a named mix of faults happen. */
    public void weather(FaultMix mix, long seed) {
        faults.mix(mix, dialect, seed);
    }

    /** The books, for somebody who works in Rev.io. */
    public Ledger ledger() {
        return ledger;
    }

    /** Requests to the API so far, by route. */
    public RequestCounts counts() {
        return server.counts();
    }

    /** Takes the user's permission for a resource away: 403 from now on. */
    public void forbid(String resource) {
        forbidden.add(resource.toLowerCase(Locale.ROOT));
    }

    /** Gives the permission back. */
    public void permit(String resource) {
        forbidden.remove(resource.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.close();
        closeBooks();
    }

    private void closeBooks() {
        webhooks.close();
        psaRecords.close();
        records.close();
    }
}
