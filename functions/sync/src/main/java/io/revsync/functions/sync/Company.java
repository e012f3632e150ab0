package io.revsync.functions.sync;

import io.revsync.aws.DynamoDbCensus;
import io.revsync.aws.DynamoDbCursors;
import io.revsync.aws.DynamoDbDecisions;
import io.revsync.aws.DynamoDbKeyLinks;
import io.revsync.aws.DynamoDbLeases;
import io.revsync.aws.DynamoDbMirroredLinks;
import io.revsync.aws.DynamoDbOutbox;
import io.revsync.aws.DynamoDbProblems;
import io.revsync.aws.DynamoDbResolutions;
import io.revsync.aws.DynamoDbReviews;
import io.revsync.aws.DynamoDbRunLog;
import io.revsync.aws.EventBridgeHandover;
import io.revsync.aws.RealmTables;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.credits.CreditsToQuickBooks;
import io.revsync.sync.customers.CustomersToQuickBooks;
import io.revsync.sync.customers.CustomersToRevio;
import io.revsync.sync.customers.ExistingLinks;
import io.revsync.sync.invoices.InvoicesToQuickBooks;
import io.revsync.sync.payments.PaymentsToQuickBooks;
import io.revsync.sync.payments.PaymentsToRevio;
import io.revsync.sync.products.ProductsToQuickBooks;
import io.revsync.sync.reconcile.Reconciliation;
import io.revsync.sync.review.ReviewGate;
import io.revsync.sync.run.Route;
import io.revsync.sync.run.SyncPorts;
import io.revsync.sync.run.SyncRun;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsStore;
import io.revsync.sync.settings.VersionedSettings;
import io.revsync.sync.store.Leases;
import io.revsync.sync.store.RunLog;
import java.util.UUID;

/** The composition root: puts a company's run together from its parts. */
public final class Company {

    private final Surroundings surroundings;
    private final Systems systems;
    private final Leases leases;
    private final RunLog runLog;

    public Company(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.systems = new Systems(surroundings);
        this.leases = new DynamoDbLeases(systems.tables());
        this.runLog = new DynamoDbRunLog(systems.tables());
    }

    /** To what the company is connected, and how it is called. */
    public Systems systems() {
        return systems;
    }

    /** Where the settings document lives. */
    public SettingsStore settings() {
        return systems.settings();
    }

    /** Where runs are told of. */
    public RunLog runLog() {
        return runLog;
    }

    /**
     * Where the company's state lives, in the part of the QuickBooks company that is connected now.
     *
     * @throws io.revsync.http.ReconnectException if none ever was
     */
    public SyncPorts ports() {
        RealmTables tables = new RealmTables(systems.tables(), systems.realm());
        return new SyncPorts(
                leases,
                new DynamoDbCursors(tables),
                new DynamoDbKeyLinks(tables),
                new DynamoDbOutbox(tables),
                new DynamoDbProblems(tables),
                new DynamoDbCensus(tables),
                runLog,
                new EventBridgeHandover(surroundings),
                new DynamoDbDecisions(tables),
                new DynamoDbMirroredLinks(tables),
                new DynamoDbResolutions(tables));
    }

    /** Whether syncs of the QuickBooks company that is connected now may write. */
    ReviewGate reviewGate() {
        return new ReviewGate(new DynamoDbReviews(new RealmTables(systems.tables(), systems.realm())));
    }

    /** Frees whatever a run held that is known to be dead, so that nobody waits until its leases expire. */
    public void breakLeases() {
        for (Direction direction : Direction.values()) {
            leases.breakLease(direction);
        }
        systems.breakTokenLeases();
    }

    /** A run of this direction under these settings. */
    SyncRun<?> run(Direction direction, VersionedSettings settings) {
        SyncPorts ports = ports();
        RevioClient revio = systems.revio(settings.settings());
        QuickBooksClient quickBooks = systems.quickBooks(settings.settings());
        return run(route(direction, settings.settings(), ports, revio, quickBooks), settings, ports, revio, quickBooks);
    }

    /** Compares both systems under these settings. */
    public Reconciliation reconciliation(Settings settings) {
        SyncPorts ports = ports();
        return new Reconciliation(
                systems.revio(settings), systems.quickBooks(settings), ports.keyLinks(), ports.problems(), settings);
    }

    private <T> SyncRun<T> run(
            Route<T> route,
            VersionedSettings settings,
            SyncPorts ports,
            RevioClient revio,
            QuickBooksClient quickBooks) {
        return new SyncRun<>(route, ports, settings, quickBooks, revio, surroundings.clock(), () -> UUID.randomUUID()
                .toString());
    }

    private Route<?> route(
            Direction direction, Settings settings, SyncPorts ports, RevioClient revio, QuickBooksClient quickBooks) {
        return switch (direction) {
            case PRODUCTS_TO_QUICKBOOKS ->
                new ProductsToQuickBooks(revio, quickBooks, ports.keyLinks(), ports.choices(), settings);
            case CUSTOMERS_TO_QUICKBOOKS ->
                new CustomersToQuickBooks(
                        revio,
                        quickBooks,
                        ports.keyLinks(),
                        new ExistingLinks(revio, quickBooks, ports.keyLinks(), settings.keyLinks()),
                        ports.choices(),
                        settings.advanced().pageSize());
            case CUSTOMERS_TO_REVIO ->
                new CustomersToRevio(revio, quickBooks, ports.keyLinks(), settings, surroundings.clock());
            case INVOICES_TO_QUICKBOOKS -> new InvoicesToQuickBooks(revio, quickBooks, ports.keyLinks(), settings);
            case CREDITS_TO_QUICKBOOKS -> new CreditsToQuickBooks(revio, quickBooks, ports.keyLinks(), settings);
            case PAYMENTS_TO_QUICKBOOKS -> new PaymentsToQuickBooks(revio, quickBooks, ports.keyLinks(), settings);
            case PAYMENTS_TO_REVIO ->
                new PaymentsToRevio(revio, quickBooks, ports.keyLinks(), settings, surroundings.clock());
        };
    }
}
