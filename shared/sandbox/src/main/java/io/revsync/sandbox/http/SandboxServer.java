package io.revsync.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a {@link Handler} on 127.0.0.1, connections kept alive, packed bodies both ways. */
public final class SandboxServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);

    /** Below this a packed answer is not smaller. */
    private static final int WORTH_PACKING = 1_000;

    private final HttpServer server;
    private final ExecutorService workers;
    private final Handler handler;

    private SandboxServer(String name, HttpServer server, Handler handler) {
        this.server = server;
        this.handler = handler;
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to serve.
     *
     * @param name who speaks here, for messages and threads
     * @param port 0 for any free one
     * @throws PortTakenException if somebody listens there already
     */
    public static SandboxServer start(String name, int port, Handler handler) {
        // Otherwise each small answer on a kept connection waits 40 ms for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            SandboxServer server = new SandboxServer(name, http, handler);
            http.setExecutor(server.workers);
            http.createContext("/", server::serve);
            http.start();
            return server;
        } catch (BindException e) {
            throw new PortTakenException(name, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot listen on port " + port, e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code http://127.0.0.1:port}, no slash at its end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            Response response = answer(request);
            if (!response.isDropped()) {
                send(exchange, request, response);
            }
        } catch (IOException e) {
            LOG.debug("A client went away", e);
        }
    }

    private Response answer(Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed on {} {}", request.method(), request.path(), e);
            return Response.text(500, "text/plain", "The sandbox itself failed: " + e);
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0
                && "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readAllBytes();
            }
        }
        URI uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                Request.parameters(uri.getRawQuery()),
                Map.copyOf(headers),
                body);
    }

    private static void send(HttpExchange exchange, Request request, Response response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        response.headers().forEach(headers::set);
        byte[] body = response.body();
        if (body.length > WORTH_PACKING
                && request.header("accept-encoding").orElse("").contains("gzip")) {
            body = packed(body);
            headers.set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}
