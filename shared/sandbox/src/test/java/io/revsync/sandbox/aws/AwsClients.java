package io.revsync.sandbox.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** AWS's own clients, pointed at the sandbox and without retries, so that a test sees every answer. */
final class AwsClients {
    private AwsClients() {}

    static DynamoDbClient dynamoDb(URI endpoint) {
        return dynamoDb(endpoint, "admin");
    }

    static DynamoDbClient dynamoDb(URI endpoint, String accessKey) {
        return local(DynamoDbClient.builder(), endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "local")))
                .build();
    }

    static SecretsManagerClient secrets(URI endpoint) {
        return local(SecretsManagerClient.builder(), endpoint).build();
    }

    static EventBridgeClient events(URI endpoint) {
        return local(EventBridgeClient.builder(), endpoint).build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B local(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(options ->
                        options.retryStrategy(RetryMode.STANDARD).retryStrategy(retry -> retry.maxAttempts(1)))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }
}
