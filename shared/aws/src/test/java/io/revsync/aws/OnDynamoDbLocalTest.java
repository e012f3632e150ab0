package io.revsync.aws;

import static io.revsync.sync.Direction.INVOICES_TO_QUICKBOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.http.Pause;
import io.revsync.sandbox.aws.AwsCall;
import io.revsync.sandbox.aws.AwsFault;
import io.revsync.sandbox.aws.AwsFaults;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.RecordType;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** All contracts on DynamoDB Local, and what happens when AWS itself falters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnDynamoDbLocalTest
        implements LeasesContract,
                KeyLinksContract,
                MatchesContract,
                OutboxContract,
                ActivityContract,
                VersionsContract,
                SecretsContract,
                ConnectionsContract {
    private static final String CONFLICT =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                    + "\"message\":\"Transaction cancelled\",\"CancellationReasons\":[{\"Code\":\"None\"},"
                    + "{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]}";

    private EmbeddedAws aws;
    private AwsClients clients;

    @BeforeAll
    void start() {
        aws = EmbeddedAws.start(SamTemplate.ofThisProject(), Clock.systemUTC());
        clients = AwsClients.from(
                Map.of(
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ENDPOINT_URL",
                        aws.endpoint().toString()),
                List.of());
    }

    @AfterAll
    void stop() {
        clients.close();
        aws.close();
    }

    @AfterEach
    void noFaults() {
        aws.clearFaults();
    }

    @Override
    public Company company() {
        return new Company(clients);
    }

    @Test
    void aTransactionThatMetAnotherIsRepeated() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        var lease = company.lease(INVOICES_TO_QUICKBOOKS);
        aws.setFaults(failing("TransactWriteItems", 3, new AwsFault.Answered(400, CONFLICT)));
        links.put(company.link(1001, "77"), lease);
        assertThat(links.byQuickBooksId(RecordType.BILL, "77")).isPresent();
        aws.setFaults(failing("TransactWriteItems", 100, new AwsFault.Answered(400, CONFLICT)));
        assertThatThrownBy(() -> links.put(company.link(1002, "78"), lease))
                .isInstanceOf(TransactionCanceledException.class);
    }

    @Test
    void aLeaseWhoseAnswerWasLostIsStillOurs() {
        Company company = company();
        aws.setFaults(losing("UpdateItem"));
        assertThat(company.lease(INVOICES_TO_QUICKBOOKS).fence()).isEqualTo(1);
    }

    @Test
    void aSaveWhoseAnswerWasLostIsNotTakenForSomebodyElses() {
        DynamoDbSettingsStore store = new DynamoDbSettingsStore(company().tables);
        Saving saving = Saving.of("Ann", Company.START);
        aws.setFaults(losing("TransactWriteItems"));
        assertThat(store.save(Settings.defaults(), 0, saving)).isPresent();
        aws.setFaults(losing("TransactWriteItems"));
        assertThat(store.save(Settings.defaults(), 1, saving)).isPresent();
        assertThat(store.load().orElseThrow().version()).isEqualTo(2);
        assertThat(store.history()).hasSize(2);
    }

    @Test
    void aSettlementWhoseAnswerWasLostIsDoneOnce() {
        Company company = company();
        DynamoDbKeyLinks links = new DynamoDbKeyLinks(company.books);
        var lease = company.lease(INVOICES_TO_QUICKBOOKS);
        aws.setFaults(losing("TransactWriteItems"));
        links.put(company.link(1001, "77"), lease);
        assertThat(links.byRevioIds(RecordType.BILL, List.of("1001"))).hasSize(1);
    }

    @Test
    void aRunThatHandsItselfOnWakesItsOwnDirection() throws InterruptedException {
        new EventBridgeHandover(stack("revio-quickbooks-sync")).continueSoon(INVOICES_TO_QUICKBOOKS);
        var delivery = aws.nextDelivery(Duration.ofSeconds(5)).orElseThrow();
        assertThat(aws.functionOf(delivery).orElseThrow().logicalId()).isEqualTo("InvoicesToQuickBooks");
        new EventBridgeHandover(stack("another-stack")).continueSoon(INVOICES_TO_QUICKBOOKS);
        assertThat(aws.nextDelivery(Duration.ZERO)).isEmpty();
    }

    @Test
    void aRunOfAnotherCompanyOfTheStackHandsItselfOnToTheSameFunction() throws InterruptedException {
        new EventBridgeHandover(stack("revio-quickbooks-sync").of("north")).continueSoon(INVOICES_TO_QUICKBOOKS);
        var delivery = aws.nextDelivery(Duration.ofSeconds(5)).orElseThrow();
        assertThat(aws.functionOf(delivery).orElseThrow().logicalId()).isEqualTo("InvoicesToQuickBooks");
        assertThat(delivery.event().at("/detail/company").asText()).isEqualTo("north");
    }

    @Test
    void aCompanyThatIsReadyStaysSoWhenSomebodyElseBeginsToAddItToo() {
        Map<String, String> environment =
                SamTemplate.ofThisProject().function("InvoicesToQuickBooks").environment();
        Companies companies = new Companies(new Surroundings(environment, Clock.systemUTC(), Pause.real(), clients));
        companies.begin("north");
        assertThat(companies.named("north").orElseThrow().ready()).isFalse();
        companies.ready("north", "ann");

        companies.begin("north");

        assertThat(companies.named("north").orElseThrow().ready()).isTrue();
    }

    private Surroundings stack(String name) {
        return new Surroundings(Map.of("STACK", name, "COMPANY", "main"), Clock.systemUTC(), Pause.real(), clients);
    }

    @Test
    void aVariableThatIsMissingIsNamed() {
        assertThatThrownBy(() -> TableNames.from(Map.of("SETTINGS_TABLE", "s")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KEY_LINKS_TABLE");
        assertThat(TableNames.from(SamTemplate.ofThisProject()
                                .function("InvoicesToQuickBooks")
                                .environment())
                        .keyLinks())
                .isEqualTo("revio-quickbooks-sync-KeyLinks");
    }

    private static AwsFaults failing(String action, int times, AwsFault fault) {
        AtomicInteger left = new AtomicInteger(times);
        return new AwsFaults() {
            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                return call.action().equals(action) && left.getAndDecrement() > 0
                        ? Optional.of(fault)
                        : Optional.empty();
            }
        };
    }

    private static AwsFaults losing(String action) {
        AtomicInteger left = new AtomicInteger(1);
        return new AwsFaults() {
            @Override
            public Optional<AwsFault> afterCommit(AwsCall call) {
                return call.action().equals(action) && left.getAndDecrement() > 0
                        ? Optional.of(new AwsFault.Dropped())
                        : Optional.empty();
            }
        };
    }
}
