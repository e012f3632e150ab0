package io.revsync.functions.sync;

import io.revsync.aws.CompanySecrets;
import io.revsync.aws.CompanyTables;
import io.revsync.aws.DynamoDbCensus;
import io.revsync.aws.DynamoDbCursors;
import io.revsync.aws.DynamoDbKeyLinks;
import io.revsync.aws.DynamoDbLeases;
import io.revsync.aws.DynamoDbLimitStore;
import io.revsync.aws.DynamoDbOutbox;
import io.revsync.aws.DynamoDbProblems;
import io.revsync.aws.DynamoDbRunLog;
import io.revsync.aws.DynamoDbSettingsStore;
import io.revsync.aws.EventBridgeHandover;
import io.revsync.aws.QuickBooksTokens;
import io.revsync.aws.SecretNames;
import io.revsync.aws.TableNames;
import io.revsync.http.LimitStore;
import io.revsync.http.RateLimiter;
import io.revsync.http.Retries;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksEndpoints;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.RevioClient;
import io.revsync.revio.RevioCredentials;
import io.revsync.revio.RevioLimits;
import io.revsync.sync.Direction;
import io.revsync.sync.customers.CustomersToQuickBooks;
import io.revsync.sync.customers.ExistingLinks;
import io.revsync.sync.invoices.InvoicesToQuickBooks;
import io.revsync.sync.reconcile.Reconciliation;
import io.revsync.sync.run.Route;
import io.revsync.sync.run.SyncPorts;
import io.revsync.sync.run.SyncRun;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** The composition root: puts a company's run together from its parts. */
public final class Company {

    /** Tries of one call, the first included; a batch that timed out is the writer's to repeat. */
    private static final int ATTEMPTS = 4;

    private final Surroundings surroundings;
    private final CompanyTables tables;
    private final CompanySecrets secrets;
    private final LimitStore limits;
    private final SyncPorts ports;

    public Company(Surroundings surroundings) {
        this.surroundings = surroundings;
        String company = surroundings.required("COMPANY");
        this.tables = new CompanyTables(
                surroundings.aws().dynamoDb(),
                TableNames.from(surroundings.environment()),
                company,
                surroundings.clock(),
                surroundings.pause());
        this.secrets = new CompanySecrets(surroundings.aws().secrets(), SecretNames.from(surroundings.environment()));
        this.limits = new DynamoDbLimitStore(tables);
        this.ports = new SyncPorts(
                new DynamoDbLeases(tables),
                new DynamoDbCursors(tables),
                new DynamoDbKeyLinks(tables),
                new DynamoDbOutbox(tables),
                new DynamoDbProblems(tables),
                new DynamoDbCensus(tables),
                new DynamoDbRunLog(tables),
                new EventBridgeHandover(
                        surroundings.aws().events(), surroundings.variable("EVENT_BUS", "default"), company));
    }

    /** Where the settings document lives. */
    public SettingsStore settings() {
        return new DynamoDbSettingsStore(tables);
    }

    /** Where the company's state lives. */
    public SyncPorts ports() {
        return ports;
    }

    /** Frees whatever a run held that is known to be dead, so that nobody waits until its leases expire. */
    public void breakLeases() {
        for (Direction direction : Direction.values()) {
            ports.leases().breakLease(direction);
        }
        tokens(QuickBooksEndpoints.production()).breakLease();
    }

    /** A run of this direction under these settings. */
    SyncRun<?> run(Direction direction, VersionedSettings settings) {
        RevioClient revio = revio(settings.settings());
        QuickBooksClient quickBooks = quickBooks(settings.settings());
        return run(route(direction, settings.settings(), revio, quickBooks), settings, revio, quickBooks);
    }

    /** Compares both systems under these settings. */
    public Reconciliation reconciliation(Settings settings) {
        return new Reconciliation(revio(settings), quickBooks(settings), ports.keyLinks(), ports.problems(), settings);
    }

    private <T> SyncRun<T> run(
            Route<T> route, VersionedSettings settings, RevioClient revio, QuickBooksClient quickBooks) {
        return new SyncRun<>(route, ports, settings, quickBooks, revio, surroundings.clock(), () -> UUID.randomUUID()
                .toString());
    }

    private Route<?> route(Direction direction, Settings settings, RevioClient revio, QuickBooksClient quickBooks) {
        return switch (direction) {
            case CUSTOMERS_TO_QUICKBOOKS ->
                new CustomersToQuickBooks(
                        revio,
                        quickBooks,
                        ports.keyLinks(),
                        new ExistingLinks(revio, quickBooks, ports.keyLinks(), settings.keyLinks()),
                        settings.advanced().pageSize());
            case INVOICES_TO_QUICKBOOKS -> new InvoicesToQuickBooks(revio, quickBooks, ports.keyLinks(), settings);
        };
    }

    private QuickBooksClient quickBooks(Settings settings) {
        QuickBooksEndpoints endpoints = endpoints(settings);
        String realm = settings.quickbooks().realmId();
        return new QuickBooksClient(
                endpoints,
                realm,
                tokens(endpoints),
                QuickBooksLimits.requests(realm, limits, surroundings.clock(), surroundings.pause()),
                QuickBooksLimits.batches(realm, limits, surroundings.clock(), surroundings.pause()),
                retries(),
                surroundings.clock(),
                callTimeout());
    }

    private QuickBooksTokens tokens(QuickBooksEndpoints endpoints) {
        return new QuickBooksTokens(
                secrets, tables, () -> secrets.intuitApp(endpoints, surroundings.clock()), surroundings.pause());
    }

    /** Intuit's two environments; a rehearsal puts its own servers in their place. */
    private QuickBooksEndpoints endpoints(Settings settings) {
        QuickBooksEndpoints intuit = settings.initial().environment() == Settings.Environment.SANDBOX
                ? QuickBooksEndpoints.sandbox()
                : QuickBooksEndpoints.production();
        return new QuickBooksEndpoints(
                URI.create(
                        surroundings.variable("QUICKBOOKS_API_URL", intuit.api().toString())),
                URI.create(surroundings.variable(
                        "QUICKBOOKS_TOKEN_URL", intuit.token().toString())),
                intuit.revoke(),
                intuit.authorize());
    }

    private RevioClient revio(Settings settings) {
        RevioCredentials credentials = secrets.revioCredentials();
        return new RevioClient(
                settings.revio().baseUrl(),
                credentials,
                new RateLimiter(
                        "revio/" + credentials.clientCode(),
                        RevioLimits.rates(),
                        limits,
                        surroundings.clock(),
                        surroundings.pause()),
                retries(),
                surroundings.clock(),
                callTimeout());
    }

    private Retries retries() {
        return new Retries(ATTEMPTS, surroundings.pause());
    }

    /** As long as Intuit's servers work on a request; a rehearsal may be less patient. */
    private Duration callTimeout() {
        return Duration.parse(surroundings.variable("CALL_TIMEOUT", QuickBooksLimits.SERVER_TIMEOUT.toString()));
    }
}
