package io.revsync.sandbox.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one address of local AWS: DynamoDB, Secrets Manager and EventBridge in AWS's JSON protocol, told apart by the header
 * {@code X-Amz-Target}. Set {@code AWS_ENDPOINT_URL} to {@link #uri()} and the SDK talks to it. Signatures are not checked, but a function's permissions are.
 */
final class AwsEndpoint implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DELIVERIES = "/sandbox/deliveries";
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");
    private static final AwsFaults NO_FAULTS = new AwsFaults() {};

    private final HttpServer server;
    private final ExecutorService threads;
    private final Permissions permissions;
    private final LocalDynamoDb dynamoDb;
    private final SecretsService secrets;
    private final EventsService events;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicReference<AwsFaults> faults = new AtomicReference<>(NO_FAULTS);

    /**
     * Starts listening.
     *
     * @param port 0 for any
     * @throws UncheckedIOException if the port is taken
     */
    AwsEndpoint(
            int port, Permissions permissions, LocalDynamoDb dynamoDb, SecretsService secrets, EventsService events) {
        this.permissions = permissions;
        this.dynamoDb = dynamoDb;
        this.secrets = secrets;
        this.events = events;
        this.server = listen(port);
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "aws-endpoint");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.createContext(DELIVERIES, this::serveDeliveries);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void setFaults(AwsFaults wanted) {
        faults.set(wanted);
    }

    void clearFaults() {
        faults.set(NO_FAULTS);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .orElse("");
            Answer answer;
            try {
                answer = answer(target, callerOf(exchange), body);
            } catch (AwsError e) {
                answer = error(400, e.type(), e.getMessage());
            }
            if (!answer.dropped()) {
                send(exchange, answer);
            }
        }
    }

    /** For functions that run in another process: the next call a rule makes, or 204 if there is none. */
    private void serveDeliveries(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Delivery> next = events.nextDelivery(Duration.ZERO);
            if (next.isEmpty()) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                send(exchange, ok(JSON.valueToTree(next.get())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(String target, String caller, byte[] body) throws IOException {
        int dot = target.indexOf('.');
        String action = target.substring(dot + 1);
        String service =
                switch (target.substring(0, Math.max(dot, 0))) {
                    case "DynamoDB_20120810" -> "dynamodb";
                    case "secretsmanager" -> "secretsmanager";
                    case "AWSEvents" -> "events";
                    default ->
                        throw new AwsError(
                                "UnknownOperationException",
                                "The sandbox's AWS does not know the target '" + target + "'");
                };
        AwsCall call = new AwsCall(calls.incrementAndGet(), caller, service, action, parse(body));
        AwsFaults around = faults.get();
        Optional<AwsFault> before = around.beforeCommit(call);
        if (before.isPresent()) {
            return instead(before.get());
        }
        Answer answer = perform(call, target, body);
        return around.afterCommit(call).map(AwsEndpoint::instead).orElse(answer);
    }

    private Answer perform(AwsCall call, String target, byte[] body) throws IOException {
        try {
            permissions.check(call);
            return switch (call.service()) {
                case "secretsmanager" -> ok(secrets.handle(call.action(), call.request()));
                case "events" -> ok(events.handle(call.action(), call.request()));
                default -> {
                    HttpResponse<byte[]> response = dynamoDb.forward(target, body);
                    yield new Answer(response.statusCode(), response.body());
                }
            };
        } catch (AwsError e) {
            return error(400, e.type(), e.getMessage());
        }
    }

    /** The access key in a header such as {@code AWS4-HMAC-SHA256 Credential=KEY/20261122/us-east-1/dynamodb/aws4_request, ...}. */
    private static String callerOf(HttpExchange exchange) {
        Matcher credential = CREDENTIAL.matcher(
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse(""));
        return credential.find() ? credential.group(1) : "";
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AwsError("SerializationException", "The request is not JSON");
        }
    }

    private static Answer instead(AwsFault fault) {
        if (fault instanceof AwsFault.Refused refused) {
            return error(refused.status(), refused.type(), refused.message());
        }
        if (fault instanceof AwsFault.Answered answered) {
            return new Answer(answered.status(), answered.body().getBytes(StandardCharsets.UTF_8));
        }
        return new Answer(0, new byte[0]);
    }

    private static Answer ok(JsonNode body) {
        return new Answer(200, bytes(body));
    }

    private static Answer error(int status, String type, String message) {
        return new Answer(
                status,
                bytes(JsonNodeFactory.instance.objectNode().put("__type", type).put("message", message)));
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static HttpServer listen(int port) {
        // Without it every answer waits 40 ms for the caller's delayed acknowledgement. Read once, by the first server.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new UncheckedIOException("Port " + port + " is taken; choose another one for local AWS", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Local AWS cannot listen on port " + port, e);
        }
    }

    /** Status 0 stands for a connection that closes without an answer. */
    private record Answer(int status, byte[] body) {
        boolean dropped() {
            return status == 0;
        }
    }
}
