package io.revsync.aws;

import static io.revsync.sync.Direction.INVOICES_TO_QUICKBOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.quickbooks.OAuthClient;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Outcome;
import io.revsync.sync.Reach;
import io.revsync.sync.RecordOutcome;
import io.revsync.sync.RecordType;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import io.revsync.sync.store.OutboxEntry;
import io.revsync.sync.store.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy in template.yaml allows what a run asks of AWS, and nothing else. */
class RightsOfARunTest {
    private final SamTemplate template = SamTemplate.ofThisProject();
    private final Clock clock = Clock.systemUTC();

    @ParameterizedTest
    @ValueSource(strings = {"CustomersToQuickBooks", "InvoicesToQuickBooks"})
    void itsPolicyGrantsExactlyWhatARunCalls(String name) {
        SamFunction function = template.function(name);
        try (EmbeddedAws aws = EmbeddedAws.start(template, clock);
                IntuitStub intuit = new IntuitStub();
                AwsClients clients = AwsClients.from(aws.environment(function), List.of())) {
            String secrets = "revio-quickbooks-sync/main/";
            aws.putSecret(secrets + "quickbooks-app", "{\"clientId\":\"id\",\"clientSecret\":\"secret\"}");
            aws.putSecret(secrets + "quickbooks-tokens", "{\"account\":\"4620816365\",\"refreshToken\":\"refresh-0\"}");
            aws.putSecret(secrets + "revio-credentials", "{\"username\":\"api@acme\",\"password\":\"p\"}");

            everythingARunDoes(new Surroundings(function.environment(), clock, Pause.real(), clients), intuit);

            assertThat(aws.unusedPermissions(function)).isEmpty();
        }
    }

    private void everythingARunDoes(Surroundings surroundings, IntuitStub intuit) {
        Systems systems = new Systems(surroundings);
        CompanyTables tables = systems.tables();
        CompanySecrets secrets = systems.secrets();
        systems.settings().load();
        secrets.revioCredentials();
        new ConnectionTokens(
                        ConnectedSystem.QUICKBOOKS,
                        "4620816365",
                        secrets,
                        tables,
                        () -> {
                            OAuthClient app = secrets.intuitApp(intuit.endpoints(), clock);
                            return (old, deadline) ->
                                    StoredTokens.of("4620816365", app.refresh(old.refreshToken(), deadline));
                        },
                        Pause.real())
                .current(Deadline.in(Duration.ofMinutes(1), clock));
        new DynamoDbConnections(tables).change(ConnectedSystem.QUICKBOOKS, none -> none.withLogin("id"));
        RealmTables books = new RealmTables(tables, "4620816365");
        DynamoDbLimitStore limits = new DynamoDbLimitStore(tables);
        limits.save("quickbooks", limits.load("quickbooks"));

        Lease lease = new DynamoDbLeases(tables)
                .acquire(INVOICES_TO_QUICKBOOKS, "run", clock.instant().plusSeconds(60))
                .orElseThrow();
        new DynamoDbCursors(books)
                .save(new Cursor(INVOICES_TO_QUICKBOOKS, clock.instant(), Reach.since(Optional.empty())), lease);
        new DynamoDbCensus(books).add(INVOICES_TO_QUICKBOOKS, List.of(1L), lease);
        new DynamoDbKeyLinks(books).byRevioIds(RecordType.BILL, List.of("1"));
        DynamoDbOutbox outbox = new DynamoDbOutbox(books);
        OutboxEntry entry = new OutboxEntry("r", INVOICES_TO_QUICKBOOKS, clock.instant(), "{}", new TreeMap<>());
        outbox.put(entry, lease);
        outbox.pending(INVOICES_TO_QUICKBOOKS);
        KeyLink link =
                new KeyLink(Company.bill(1), "7", Origin.REVIO, LinkState.LIVE, "0", "fingerprint", clock.instant());
        outbox.settle(entry, new Settlement(List.of(link), List.of(), List.of(Company.bill(1))), lease);
        new DynamoDbProblems(books).open(INVOICES_TO_QUICKBOOKS);
        new DynamoDbRunLog(tables).append("run", List.of(RecordOutcome.of(Company.bill(1), Outcome.CREATED)));
        new EventBridgeHandover(surroundings).continueSoon(INVOICES_TO_QUICKBOOKS);
        new DynamoDbLeases(tables).release(lease);
    }
}
