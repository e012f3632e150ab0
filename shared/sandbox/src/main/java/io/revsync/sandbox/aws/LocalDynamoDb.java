package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Amazon's DynamoDB Local inside this JVM. It checks conditions, transactions and item sizes as the service does; it knows neither
 * throttling nor permissions.
 */
public final class LocalDynamoDb implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** One database for all access keys and regions. */
    private static final boolean SHARED = true;
    /** Whether a new table stays in state CREATING for a while, as in the service. */
    private static final boolean DELAYED = false;

    private final Server server;
    private final LocalDynamoDBRequestHandler requests;
    private final URI endpoint;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private LocalDynamoDb(Server server, LocalDynamoDBRequestHandler requests) {
        this.server = server;
        this.requests = requests;
        this.endpoint = server.getURI();
    }

    /** Starts one on any free port that forgets everything when closed. */
    public static LocalDynamoDb inMemory() {
        return start(true, null);
    }

    /** Starts one on any free port that keeps its tables in a directory. */
    public static LocalDynamoDb in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + directory, e);
        }
        return start(false, directory.toString());
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
        } finally {
            requests.shutdown();
        }
    }

    /** Its own starter prints a banner, cannot choose a free port and reports home; so its parts are put together here. */
    private static LocalDynamoDb start(boolean inMemory, String directory) {
        try {
            LocalDynamoDBRequestHandler requests =
                    new LocalDynamoDBRequestHandler(0, inMemory, directory, SHARED, DELAYED);
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(new LocalDynamoDBServerHandler(requests, null));
            server.start();
            return new LocalDynamoDb(server, requests);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not start", e);
        }
    }
}
