package io.revsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {

    private static final CallTrace TRACE = CallTrace.unanswered("QuickBooks", "GET /x", "");
    private static final Duration SOON = Duration.ofMillis(500);

    private final Transport transport = new Transport();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void close() {
        testEnds.countDown();
        server.stop(0);
        workers.shutdown();
    }

    @Test
    void aBodyThatNeverEndsTimesOutLikeAnAnswerThatNeverComes() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        var failure = catchThrowableOfType(UnavailableException.class, () -> transport.send(get(), SOON, TRACE));
        assertThat(failure.timedOut()).isTrue();
        assertThat(failure.mayHaveHappened()).isTrue();
    }

    @Test
    void anAnswerThatNeverComesTimesOut() {
        answer(exchange -> await());
        var failure = catchThrowableOfType(UnavailableException.class, () -> transport.send(get(), SOON, TRACE));
        assertThat(failure.timedOut()).isTrue();
    }

    @Test
    void whoeverCannotBeReachedSurelyDidNothing() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + freePort));
        var failure = catchThrowableOfType(
                UnavailableException.class, () -> transport.send(request, Duration.ofSeconds(5), TRACE));
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(failure.timedOut()).isFalse();
    }

    @Test
    void aConnectionThatClosesMayHaveDoneItsWork() {
        answer(exchange -> exchange.close());
        var failure = catchThrowableOfType(
                UnavailableException.class, () -> transport.send(get(), Duration.ofSeconds(5), TRACE));
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.timedOut()).isFalse();
    }

    @Test
    void aPackedAnswerIsUnpackedAndABrokenOneIsNoAnswer() {
        byte[] packed = packed("{\"a\":1}");
        answer(exchange -> {
            byte[] body = "/torn".equals(exchange.getRequestURI().getPath())
                    ? java.util.Arrays.copyOf(packed, packed.length / 2)
                    : packed;
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        assertThat(transport.send(get(), Duration.ofSeconds(5), TRACE).text()).isEqualTo("{\"a\":1}");
        var torn = HttpRequest.newBuilder(url("/torn"));
        var failure = catchThrowableOfType(
                UnavailableException.class, () -> transport.send(torn, Duration.ofSeconds(5), TRACE));
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(transport.calls()).isEqualTo(2);
    }

    private void answer(HttpHandler handler) {
        server.createContext("/", handler);
    }

    private HttpRequest.Builder get() {
        return HttpRequest.newBuilder(url("/x"));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void await() {
        try {
            testEnds.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
