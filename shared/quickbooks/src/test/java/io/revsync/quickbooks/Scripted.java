package io.revsync.quickbooks;

import io.revsync.http.Deadline;
import io.revsync.http.InMemoryLimitStore;
import io.revsync.http.LimitStore;
import io.revsync.http.Pause;
import io.revsync.http.Retries;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.http.SandboxServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Answers calls with what the test wrote down, in that order; the last answer is given from then on. */
final class Scripted implements AutoCloseable {

    static final String REALM = "9341452";

    final SandboxClock clock = SandboxClock.frozenAt(Instant.parse("2026-10-10T12:00:00Z"));
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final LimitStore limits = new InMemoryLimitStore();
    final Tokens tokens = new Tokens();

    private static final Response HANG = Response.empty(0);

    private final Deque<Response> script = new ArrayDeque<>();
    private Response last;
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final SandboxServer server = SandboxServer.start("scripted", 0, this::answer);

    /** Tokens that count how often they were asked for another one. */
    static final class Tokens implements AccessTokens {
        String current = "AB0170000000zzTheTokenThatWasSent";
        String next = "AB0180000000zzTheNextToken";
        final List<String> rejected = new CopyOnWriteArrayList<>();

        @Override
        public String current(Deadline deadline) {
            return current;
        }

        @Override
        public String afterRejected(String token, Deadline deadline) {
            rejected.add(token);
            current = next;
            return current;
        }
    }

    Scripted then(Response response) {
        script.add(response);
        return this;
    }

    Scripted then(int status, String file) {
        String type = file.endsWith(".xml") ? "application/xml" : "application/json;charset=UTF-8";
        return then(Response.text(status, type, file(file)).with("intuit_tid", "1-5f73-tid"));
    }

    /** The request arrives, no answer comes before the test ends. */
    Scripted thenHang() {
        return then(HANG);
    }

    QuickBooksClient client() {
        return client(Duration.ofSeconds(20));
    }

    QuickBooksClient client(Duration callTimeout) {
        Pause pause = clock::advance;
        return new QuickBooksClient(
                endpoints(),
                REALM,
                tokens,
                QuickBooksLimits.requests(REALM, limits, clock, pause),
                QuickBooksLimits.batches(REALM, limits, clock, pause),
                new Retries(4, pause),
                clock,
                callTimeout);
    }

    QuickBooksEndpoints endpoints() {
        URI url = server.url();
        return new QuickBooksEndpoints(
                url, url.resolve("/oauth2/v1/tokens/bearer"), url.resolve("/revoke"), url.resolve("/connect/oauth2"));
    }

    Deadline deadline() {
        return Deadline.in(Duration.ofMinutes(15), clock);
    }

    static String file(String name) {
        try (InputStream in = Scripted.class.getResourceAsStream("/answers/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response answer(Request request) {
        requests.add(request);
        Response response;
        synchronized (script) {
            last = script.isEmpty() ? last : script.poll();
            response = last;
        }
        if (response == HANG) {
            try {
                testEnds.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Response.dropped();
        }
        return response;
    }

    @Override
    public void close() {
        testEnds.countDown();
        server.close();
    }
}
