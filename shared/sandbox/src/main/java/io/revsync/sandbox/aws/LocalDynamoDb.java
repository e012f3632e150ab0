package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * Amazon's DynamoDB Local inside this JVM. It checks conditions, transactions and item sizes as the service does; it knows neither
 * throttling nor permissions.
 */
public final class LocalDynamoDb implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 5;

    private final DynamoDBProxyServer server;
    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LocalDynamoDb(DynamoDBProxyServer server, int port) {
        this.server = server;
        this.endpoint = URI.create("http://localhost:" + port);
    }

    /** Starts one on any free port that forgets everything when closed. */
    public static LocalDynamoDb inMemory() {
        return start(List.of("-inMemory"));
    }

    /** Starts one on any free port that keeps its tables in a directory. */
    public static LocalDynamoDb in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory, e);
        }
        return start(List.of("-dbPath", directory.toString()));
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    /** Creates a table and its expiry, unless it exists. */
    public void create(SamTable table) {
        JsonNode tables =
                call("ListTables", JsonNodeFactory.instance.objectNode()).path("TableNames");
        for (JsonNode existing : tables) {
            if (existing.asText().equals(table.name())) {
                return;
            }
        }
        call("CreateTable", table.creation());
        table.timeToLive().ifPresent(attribute -> {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", table.name());
            request.putObject("TimeToLiveSpecification")
                    .put("AttributeName", attribute)
                    .put("Enabled", true);
            call("UpdateTimeToLive", request);
        });
    }

    /**
     * One call in the wire format, without the SDK.
     *
     * @throws IllegalStateException if DynamoDB refuses it
     */
    JsonNode call(String action, JsonNode request) {
        try {
            HttpResponse<byte[]> response = forward("DynamoDB_20120810." + action, JSON.writeValueAsBytes(request));
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "DynamoDB refused " + action + ": " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB " + action, e);
        }
    }

    HttpResponse<byte[]> forward(String target, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                // It wants a caller, but believes any.
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while calling DynamoDB", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop", e);
        }
    }

    /** It cannot tell which port it chose, so a free one is looked for; somebody else may take it in between, hence the attempts. */
    private static LocalDynamoDb start(List<String> storage) {
        Exception last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                int port = freePort();
                List<String> arguments = new ArrayList<>(storage);
                arguments.addAll(List.of("-sharedDb", "-disableTelemetry", "-port", String.valueOf(port)));
                DynamoDBProxyServer server =
                        ServerRunner.createServerFromCommandLineArgs(arguments.toArray(String[]::new));
                server.start();
                return new LocalDynamoDb(server, port);
            } catch (Exception e) {
                last = e;
            }
        }
        throw new IllegalStateException("DynamoDB Local did not start", last);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
