package io.revsync.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The SDK's clients over one HTTP client, with time-outs short enough that a hanging call is repeated long before a Lambda ends.
 *
 * @param dynamoDb for {@link CompanyTables}
 * @param secrets for {@link ConnectionTokens} and {@link CompanySecrets}
 * @param events for {@link EventBridgeHandover}
 */
public record AwsClients(DynamoDbClient dynamoDb, SecretsManagerClient secrets, EventBridgeClient events)
        implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration WITH_RETRIES = Duration.ofSeconds(30);

    /**
     * Clients for the environment of a function: region and credentials as Lambda gives them, or a local AWS where
     * {@code AWS_ENDPOINT_URL} says so.
     *
     * @param interceptors called around each call and each of its attempts
     */
    public static AwsClients from(Map<String, String> environment, List<ExecutionInterceptor> interceptors) {
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(ANSWER)
                .build();
        return new AwsClients(
                configured(DynamoDbClient.builder(), environment, interceptors, http),
                configured(SecretsManagerClient.builder(), environment, interceptors, http),
                configured(EventBridgeClient.builder(), environment, interceptors, http));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(
            B builder, Map<String, String> environment, List<ExecutionInterceptor> interceptors, SdkHttpClient http) {
        builder.httpClient(http)
                .region(Region.of(Environment.required(environment, "AWS_REGION")))
                .overrideConfiguration(
                        options -> options.executionInterceptors(interceptors).apiCallTimeout(WITH_RETRIES));
        String endpoint = environment.getOrDefault("AWS_ENDPOINT_URL", "");
        if (!endpoint.isEmpty()) {
            builder.endpointOverride(URI.create(endpoint))
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                            environment.getOrDefault("AWS_ACCESS_KEY_ID", "local"),
                            environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "local"))));
        }
        return builder.build();
    }

    @Override
    public void close() {
        dynamoDb.close();
        secrets.close();
        events.close();
    }
}
