package io.revsync.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revsync.quickbooks.QuickBooksEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Intuit's token endpoint at its strictest: every refresh gives a new refresh token and kills the old one. */
final class IntuitStub implements AutoCloseable {
    private final HttpServer server;
    final AtomicInteger calls = new AtomicInteger();
    /** How many calls to answer with 503. */
    final AtomicInteger outages = new AtomicInteger();

    private String refreshToken = "refresh-0";
    private boolean sameRefreshToken;
    private Runnable beforeNextAnswer = () -> {};

    IntuitStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    QuickBooksEndpoints endpoints() {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort());
        return new QuickBooksEndpoints(uri, uri, uri, uri);
    }

    /** Makes the stored refresh token worthless. */
    synchronized void disconnect() {
        refreshToken = "gone";
    }

    /** Makes another refresh token the good one. */
    synchronized void reissue(String newRefreshToken) {
        refreshToken = newRefreshToken;
    }

    /** From now on a refresh gives the same refresh token again, as Intuit does within a day. */
    synchronized void keepRefreshToken() {
        sameRefreshToken = true;
    }

    /** Somebody got an answer and died before writing it down. */
    void refreshedByOneThatDied() {
        calls.incrementAndGet();
    }

    /** What happens elsewhere while the next call is under way. */
    synchronized void beforeNextAnswer(Runnable event) {
        beforeNextAnswer = event;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int call = calls.incrementAndGet();
        beforeNextAnswer.run();
        beforeNextAnswer = () -> {};
        int status = 200;
        String body;
        if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = 503;
            body = "";
        } else if (!form.contains("refresh_token=" + refreshToken)) {
            status = 400;
            body = "{\"error\":\"invalid_grant\"}";
        } else {
            refreshToken = sameRefreshToken ? refreshToken : "refresh-" + call;
            body = "{\"token_type\":\"bearer\",\"access_token\":\"access-" + call + "\",\"refresh_token\":\""
                    + refreshToken + "\",\"expires_in\":3600,\"x_refresh_token_expires_in\":8640000}";
        }
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
