package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedAwsTest {
    private static final String LINKS = "revio-quickbooks-sync-KeyLinks";
    private final SamTemplate template = SamTemplate.ofThisProject();
    private EmbeddedAws aws;
    private DynamoDbClient dynamoDb;

    @BeforeAll
    void start() {
        aws = EmbeddedAws.start(template, Clock.systemUTC());
        dynamoDb = AwsClients.dynamoDb(aws.endpoint());
    }

    @AfterAll
    void stop() {
        dynamoDb.close();
        aws.close();
    }

    @AfterEach
    void noFaults() {
        aws.clearFaults();
    }

    @Test
    void theTemplatesTablesExistWithTheirKeysAndExpiry() {
        assertThat(dynamoDb.listTables().tableNames())
                .contains("revio-quickbooks-sync-Settings", LINKS, "revio-quickbooks-sync-Activity");
        assertThat(dynamoDb.describeTimeToLive(r -> r.tableName("revio-quickbooks-sync-Activity"))
                        .timeToLiveDescription())
                .satisfies(expiry -> {
                    assertThat(expiry.attributeName()).isEqualTo("expiresAt");
                    assertThat(expiry.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
                });
        assertThat(dynamoDb.describeTimeToLive(r -> r.tableName(LINKS))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.DISABLED);
    }

    @Test
    void conditionsAndTransactionsAnswerAsInTheService() {
        dynamoDb.putItem(r -> r.tableName(LINKS).item(item("c", "1")));
        assertThatThrownBy(() -> dynamoDb.putItem(
                        r -> r.tableName(LINKS).item(item("c", "1")).conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThatThrownBy(() -> dynamoDb.transactWriteItems(
                        r -> r.transactItems(put("c", "2", null), put("c", "1", "attribute_not_exists(pk)"))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, e -> assertThat(e.cancellationReasons())
                        .extracting(reason -> reason.code())
                        .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(dynamoDb.getItem(r -> r.tableName(LINKS).key(item("c", "2"))).hasItem())
                .isFalse();
    }

    @Test
    void aFaultBeforeTheCommitLeavesNothingAndOneAfterItHidesTheEffect() {
        aws.setFaults(new AwsFaults() {
            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                return call.action().equals("PutItem") ? Optional.of(new AwsFault.Dropped()) : Optional.empty();
            }
        });
        assertThatThrownBy(() -> dynamoDb.putItem(r -> r.tableName(LINKS).item(item("f", "before"))))
                .isInstanceOf(SdkClientException.class);
        aws.setFaults(new AwsFaults() {
            @Override
            public Optional<AwsFault> afterCommit(AwsCall call) {
                return call.action().equals("PutItem")
                        ? Optional.of(new AwsFault.Refused(500, "InternalServerError", "broken on purpose"))
                        : Optional.empty();
            }
        });
        assertThatThrownBy(() -> dynamoDb.putItem(r -> r.tableName(LINKS).item(item("f", "after"))))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
        aws.clearFaults();
        assertThat(dynamoDb.query(r -> r.tableName(LINKS)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("f"))))
                        .items())
                .containsExactly(item("f", "after"));
    }

    @Test
    void everyCallCanBeWatched() {
        List<String> seen = new ArrayList<>();
        aws.setFaults(new AwsFaults() {
            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                seen.add(call.service() + ":" + call.action() + " "
                        + call.request().path("TableName").asText());
                return Optional.empty();
            }
        });
        dynamoDb.getItem(r -> r.tableName(LINKS).key(item("w", "1")));
        try (SecretsManagerClient secrets = AwsClients.secrets(aws.endpoint())) {
            secrets.listSecrets();
        }
        assertThat(seen).containsExactly("dynamodb:GetItem " + LINKS, "secretsmanager:ListSecrets ");
    }

    @Test
    void aFiringRuleCallsItsFunctionWithAScheduledEvent() throws InterruptedException {
        aws.fire("revio-quickbooks-sync-invoices-to-quickbooks");
        Delivery delivery = aws.nextDelivery(Duration.ofSeconds(5)).orElseThrow();
        assertThat(aws.functionOf(delivery)).map(SamFunction::logicalId).contains("InvoicesToQuickBooks");
        assertThat(delivery.event().path("detail-type").asText()).isEqualTo("Scheduled Event");
        assertThat(delivery.event().path("resources").path(0).asText())
                .endsWith("rule/revio-quickbooks-sync-invoices-to-quickbooks");
    }

    @Test
    void aContinuationReachesOnlyTheDirectionItNames() throws InterruptedException {
        try (EventBridgeClient events = AwsClients.events(aws.endpoint())) {
            events.putEvents(r -> r.entries(PutEventsRequestEntry.builder()
                    .source("revio-quickbooks-sync")
                    .detailType("Sync continues")
                    .eventBusName("default")
                    .detail("{\"stack\":\"revio-quickbooks-sync\",\"direction\":\"customers-to-quickbooks\"}")
                    .build()));
        }
        Delivery delivery = aws.nextDelivery(Duration.ofSeconds(5)).orElseThrow();
        assertThat(aws.functionOf(delivery)).map(SamFunction::logicalId).contains("CustomersToQuickBooks");
        assertThat(aws.nextDelivery(Duration.ZERO)).isEmpty();
    }

    @Test
    void aFunctionMayDoHereWhatItsPolicyAllowsAndNothingElse() {
        SamFunction function = template.function("CustomersToQuickBooks");
        try (DynamoDbClient asFunction = AwsClients.dynamoDb(aws.endpoint(), "CustomersToQuickBooks")) {
            asFunction.transactWriteItems(r -> r.transactItems(put("p", "1", null)));
            assertThatThrownBy(() -> asFunction.scan(r -> r.tableName(LINKS)))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("is not authorized to perform: dynamodb:Scan on resource: arn:aws:dynamodb:");
        }
        AwsPermission put = new AwsPermission("dynamodb:PutItem", Arns.of("dynamodb", "table/" + LINKS));
        assertThat(aws.unusedPermissions(function))
                .doesNotContain(put)
                .contains(new AwsPermission("dynamodb:UpdateItem", put.resource()));
        assertThat(dynamoDb.scan(r -> r.tableName(LINKS)).items()).isNotEmpty();
    }

    @Test
    void anotherProcessTakesDeliveriesOverHttp() throws Exception {
        HttpRequest next = HttpRequest.newBuilder(aws.endpoint().resolve("/sandbox/deliveries"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        assertThat(http.send(next, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(204);
        aws.fire("revio-quickbooks-sync-invoices-to-quickbooks");
        assertThat(http.send(next, HttpResponse.BodyHandlers.ofString()).body())
                .contains("\"target\":\""
                        + template.function("InvoicesToQuickBooks").arn())
                .contains("Scheduled Event");
    }

    @Test
    void theEnvironmentLeadsAFunctionHere() {
        assertThat(aws.environment(template.function("InvoicesToQuickBooks")))
                .containsEntry("AWS_ENDPOINT_URL", aws.endpoint().toString())
                .containsEntry("KEY_LINKS_TABLE", LINKS);
    }

    @Test
    void whatIsKeptInADirectoryOutlivesTheProcess(@TempDir Path data) {
        String secret = "revio-quickbooks-sync/main/revio-credentials";
        Clock clock = Clock.systemUTC();
        try (EmbeddedAws first = EmbeddedAws.start(template, 0, Optional.of(data), clock);
                DynamoDbClient items = AwsClients.dynamoDb(first.endpoint());
                EventBridgeClient events = AwsClients.events(first.endpoint())) {
            items.putItem(r -> r.tableName(LINKS).item(item("kept", "1")));
            first.putSecret(secret, "{\"username\":\"u\"}");
            events.disableRule(r -> r.name("revio-quickbooks-sync-invoices-to-quickbooks"));
        }
        try (EmbeddedAws second = EmbeddedAws.start(template, 0, Optional.of(data), clock);
                DynamoDbClient items = AwsClients.dynamoDb(second.endpoint());
                SecretsManagerClient secrets = AwsClients.secrets(second.endpoint())) {
            assertThat(items.getItem(r -> r.tableName(LINKS).key(item("kept", "1")))
                            .hasItem())
                    .isTrue();
            assertThat(secrets.getSecretValue(r -> r.secretId(secret)).secretString())
                    .isEqualTo("{\"username\":\"u\"}");
            assertThat(second.rules())
                    .filteredOn(rule -> rule.name().endsWith("invoices-to-quickbooks"))
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.enabled()).isFalse());
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedAws.start(template, port, Optional.empty(), Clock.systemUTC()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Port " + port + " is taken");
        }
    }

    @Test
    void itsRulesKnowWhenTheyAreDue() {
        assertThat(aws.rules())
                .filteredOn(rule -> rule.name().endsWith("invoices-to-quickbooks"))
                .singleElement()
                .satisfies(rule -> assertThat(
                                rule.scheduleExpression().orElseThrow().next(Instant.parse("2026-11-22T15:59:59Z")))
                        .contains(Instant.parse("2026-11-22T16:00:00Z")));
    }

    private static Map<String, AttributeValue> item(String pk, String sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    }

    private static TransactWriteItem put(String pk, String sk, String condition) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(LINKS).item(item(pk, sk)).conditionExpression(condition))
                .build();
    }
}
