package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revsync.http.Deadline;
import io.revsync.http.InMemoryLimitStore;
import io.revsync.http.RateLimiter;
import io.revsync.http.Retries;
import io.revsync.sandbox.SandboxClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server on loopback that answers as a test says and keeps what it was asked, with a client pointed at it. */
final class CannedRevio implements AutoCloseable {

    static final RevioCredentials CREDENTIALS = new RevioCredentials("sync@acme", "pässword", "");
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final SandboxClock clock = SandboxClock.frozenAt(START);
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Function<Asked, Answer> script;

    static {
        // Without it each answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private CannedRevio(Function<Asked, Answer> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Answers each request by asking {@code script}. */
    static CannedRevio answering(Function<Asked, Answer> script) {
        return new CannedRevio(script);
    }

    /** Gives these answers in turn, the last one for ever. */
    static CannedRevio answering(Answer... answers) {
        List<Answer> left = new ArrayList<>(Arrays.asList(answers));
        return new CannedRevio(asked -> left.size() > 1 ? left.remove(0) : left.get(0));
    }

    RevioClient client() {
        return client(CREDENTIALS, Duration.ofSeconds(5));
    }

    RevioClient client(RevioCredentials credentials, Duration callTimeout) {
        RateLimiter limiter = new RateLimiter(
                "revio/acme", RevioLimits.rates(), new InMemoryLimitStore(), clock, length -> clock.advance(length));
        Retries retries = new Retries(4, length -> clock.advance(length));
        return new RevioClient(base(), credentials, limiter, retries, clock, callTimeout);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(14), clock);
    }

    Duration waited() {
        return Duration.between(START, clock.instant());
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestURI().getRawQuery() == null
                            ? ""
                            : exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            Answer answer = script.apply(request);
            if (answer == Answer.SILENCE) {
                await();
            }
            if (answer.status() == 0) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request as it came. */
    record Asked(String method, String path, String query, Map<String, List<String>> headers, String body) {

        /** A query parameter's values, {@code search.} left out. */
        List<String> all(String filter) {
            return Arrays.stream(query.split("&"))
                    .map(pair -> pair.split("=", 2))
                    .filter(pair -> pair[0].equals("search." + filter))
                    .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                    .toList();
        }

        int number(String filter) {
            return Integer.parseInt(all(filter).get(0));
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What to answer; status 0 hangs up. */
    record Answer(int status, Map<String, String> headers, String body) {

        /** The connection is closed without an answer. */
        static final Answer HANG_UP = new Answer(0, Map.of(), "");

        /** No answer comes at all. */
        static final Answer SILENCE = new Answer(0, Map.of(), "silence");

        static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body);
        }

        static Answer ok(String body) {
            return of(200, body);
        }

        Answer with(String name, String value) {
            return new Answer(status, Map.of(name, value), body);
        }

        static Answer page(List<? extends JsonNode> rows, boolean hasMore) {
            return ok("{\"ok\":true,\"has_more\":" + hasMore + ",\"record_count\":" + rows.size() + ",\"records\":"
                    + rows + "}");
        }
    }
}
