package io.revsync.functions.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revsync.aws.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a function and everything it calls. At a given call the call still takes effect, but no answer ever comes back, to this
 * or any later call: for the world the process is dead from then on, and its threads can be left behind.
 */
final class CrashGate implements AutoCloseable {

    /** Never. */
    static final long NEVER = Long.MAX_VALUE;

    private static final Set<String> OWN_HEADERS = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OWN_HEADERS.addAll(Set.of(
                "Host",
                "Connection",
                "Content-Length",
                "Transfer-Encoding",
                "Upgrade",
                "HTTP2-Settings",
                "Expect",
                "Date"));
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<URI, HttpServer> proxies = new LinkedHashMap<>();
    private final List<AwsClients> clients = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong calls = new AtomicLong();
    private final CompletableFuture<Void> died = new CompletableFuture<>();
    private final CountDownLatch awake = new CountDownLatch(1);
    private final Runnable event;
    private volatile long moment;

    /** @param deadly the number of the call, from 1, that is the last to take effect */
    CrashGate(long deadly) {
        this.moment = deadly;
        this.event = () -> died.complete(null);
    }

    private CrashGate(long call, Runnable event) {
        this.moment = call;
        this.event = event;
    }

    /**
     * Nobody dies, but something happens while the answer to a call is on its way.
     *
     * @param call its number, from 1
     */
    static CrashGate meanwhile(long call, Runnable event) {
        return new CrashGate(call, event);
    }

    /** The process lives, and its next run may die at this call, counted anew. */
    void rearm(long deadly) {
        calls.set(0);
        moment = deadly;
    }

    /** The SDK's clients through this gate, which end with it. */
    AwsClients clients(Map<String, String> environment) {
        if (clients.isEmpty()) {
            clients.add(AwsClients.from(environment, List.of()));
        }
        return clients.get(0);
    }

    /** An address that leads to the target through this gate. */
    URI before(URI target) {
        HttpServer proxy = proxies.computeIfAbsent(target, this::proxy);
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    private HttpServer proxy(URI target) {
        try {
            HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            proxy.setExecutor(threads);
            proxy.createContext("/", exchange -> pass(exchange, target));
            proxy.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many calls have been made. */
    long calls() {
        return calls.get();
    }

    /** Done once the process is dead. */
    CompletableFuture<?> death() {
        return died;
    }

    /** Whether it is dead now, and not awake again. */
    boolean isDead() {
        return died.isDone() && awake.getCount() > 0;
    }

    /** It was not dead but asleep: the answers come after all. */
    void revive() {
        awake.countDown();
    }

    private void pass(HttpExchange exchange, URI target) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            sleepIfDead();
            boolean last = calls.incrementAndGet() == moment;
            HttpResponse<byte[]> answer =
                    HTTP.send(forwarded(exchange, target, body), HttpResponse.BodyHandlers.ofByteArray());
            if (last) {
                event.run();
            }
            sleepIfDead();
            answer.headers().map().forEach((name, values) -> {
                if (!OWN_HEADERS.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            boolean empty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sleepIfDead() throws InterruptedException {
        if (isDead()) {
            awake.await();
        }
    }

    private static HttpRequest forwarded(HttpExchange exchange, URI target, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        proxies.values().forEach(proxy -> proxy.stop(0));
        threads.shutdownNow();
        clients.forEach(AwsClients::close);
    }
}
