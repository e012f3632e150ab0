package io.revsync.aws;

import io.revsync.sandbox.aws.SamTable;
import io.revsync.sandbox.aws.SamTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * All contracts on LocalStack, where there is Docker. Another image, such as one that takes an account's token, is chosen with
 * {@code -Dlocalstack.image=NAME}.
 */
@Testcontainers(disabledWithoutDocker = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnLocalStackTest
        implements LeasesContract,
                KeyLinksContract,
                OutboxContract,
                ActivityContract,
                VersionsContract,
                SecretsContract,
                ConnectionsContract {
    /** The last image that runs without an account. */
    private static final String IMAGE = "localstack/localstack:4.14.0";

    @Container
    private static final LocalStackContainer LOCAL_STACK = new LocalStackContainer(
                    DockerImageName.parse(System.getProperty("localstack.image", IMAGE))
                            .asCompatibleSubstituteFor("localstack/localstack"))
            .withServices("dynamodb", "secretsmanager");

    private AwsClients clients;

    @BeforeAll
    void createTables() {
        clients = AwsClients.from(
                Map.of(
                        "AWS_REGION",
                        LOCAL_STACK.getRegion(),
                        "AWS_ENDPOINT_URL",
                        LOCAL_STACK.getEndpoint().toString(),
                        "AWS_ACCESS_KEY_ID",
                        LOCAL_STACK.getAccessKey(),
                        "AWS_SECRET_ACCESS_KEY",
                        LOCAL_STACK.getSecretKey()),
                List.of());
        SamTemplate.ofThisProject().tables().forEach(this::create);
    }

    @AfterAll
    void stop() {
        clients.close();
    }

    @Override
    public Company company() {
        return new Company(clients);
    }

    private void create(SamTable table) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        table.creation()
                .path("AttributeDefinitions")
                .forEach(attribute -> attributes.add(AttributeDefinition.builder()
                        .attributeName(attribute.path("AttributeName").asText())
                        .attributeType(ScalarAttributeType.fromValue(
                                attribute.path("AttributeType").asText()))
                        .build()));
        List<KeySchemaElement> keys = new ArrayList<>();
        table.creation()
                .path("KeySchema")
                .forEach(key -> keys.add(KeySchemaElement.builder()
                        .attributeName(key.path("AttributeName").asText())
                        .keyType(KeyType.fromValue(key.path("KeyType").asText()))
                        .build()));
        clients.dynamoDb().createTable(request -> request.tableName(table.name())
                .attributeDefinitions(attributes)
                .keySchema(keys)
                .billingMode(BillingMode.PAY_PER_REQUEST));
        clients.dynamoDb().waiter().waitUntilTableExists(request -> request.tableName(table.name()));
    }
}
