package io.revsync.rehearsal.gateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.revsync.rehearsal.lambda.FunctionFailedException;
import io.revsync.rehearsal.lambda.LocalFunction;
import io.revsync.sandbox.aws.SamRoute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP API on the loopback interface. A request for another host name is turned away, so that no page elsewhere can reach it by a name
 * that leads here.
 */
public final class LocalGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalGateway.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService threads;
    private final RouteTable routes;
    private final Map<String, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> functions;
    private final Authorizer authorizer;
    private final Clock clock;
    private final Set<String> hosts;

    private LocalGateway(
            HttpServer server,
            RouteTable routes,
            Map<String, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> functions,
            Authorizer authorizer,
            Clock clock) {
        this.server = server;
        this.routes = routes;
        this.functions = functions;
        this.authorizer = authorizer;
        this.clock = clock;
        int port = server.getAddress().getPort();
        this.hosts = Set.of(LOOPBACK + ":" + port, "localhost:" + port);
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "api-gateway");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     * @param functionsAt the functions by logical id, for an API at this address
     * @param authorizer who may call the routes that are not public
     * @throws UncheckedIOException if somebody listens there already
     */
    public static LocalGateway start(
            int port,
            List<SamRoute> routes,
            Function<URI, Map<String, LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>>> functionsAt,
            Authorizer authorizer,
            Clock clock) {
        // Otherwise each small answer on a kept connection waits 40 ms for the client's delayed ACK.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            LocalGateway gateway = new LocalGateway(
                    server, new RouteTable(routes), functionsAt.apply(addressOf(server)), authorizer, clock);
            server.setExecutor(gateway.threads);
            server.createContext("/", gateway::serve);
            server.start();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException("The console cannot listen on port " + port, e);
        }
    }

    /** {@code http://127.0.0.1:port}, no slash at its end. */
    public URI address() {
        return addressOf(server);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static URI addressOf(HttpServer server) {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            ApiCall call = ApiCall.read(exchange);
            Optional<RouteTable.Taken> taken = routes.find(call.method(), call.path());
            GatewayAnswer answer = answer(call, taken);
            // As the access log on AWS: the route, never the address as called, because a code may stand in it.
            LOG.info("{}: {}", taken.map(found -> found.route().key()).orElse("no route"), answer.status());
            answer.send(exchange);
        } catch (IOException e) {
            LOG.debug("A client went away", e);
        }
    }

    private static boolean isPage(ApiCall call) {
        return call.path().equals("/") || call.path().equals("/console/");
    }

    private GatewayAnswer answer(ApiCall call, Optional<RouteTable.Taken> taken) {
        if (call.header("host").filter(hosts::contains).isEmpty()) {
            return GatewayAnswer.message(403, "Forbidden");
        }
        if (call.method().equals("GET")
                && isPage(call)
                && !call.header("host").orElseThrow().startsWith(LOOPBACK)) {
            // A sign-in comes back to this address, and its cookie belongs to the host it was begun at.
            String query = call.query().isEmpty() ? "" : "?" + call.query();
            return GatewayAnswer.message(302, "Found").with("Location", address() + call.path() + query);
        }
        if (taken.isEmpty()) {
            return GatewayAnswer.message(404, "Not Found");
        }
        SamRoute route = taken.get().route();
        Optional<Map<String, String>> claims =
                route.signedIn() ? authorizer.claims(call.header("authorization")) : Optional.empty();
        if (route.signedIn() && claims.isEmpty()) {
            return GatewayAnswer.message(401, "Unauthorized").with("WWW-Authenticate", "Bearer");
        }
        if (call.isTooLarge()) {
            return GatewayAnswer.message(413, "Request Entity Too Large");
        }
        try {
            return GatewayAnswer.of(functions
                    .get(route.function())
                    .call(GatewayEvent.of(
                            call, taken.get(), claims, UUID.randomUUID().toString(), clock.instant())));
        } catch (FunctionFailedException e) {
            LOG.error("A function failed", e);
            return GatewayAnswer.message(500, "Internal Server Error");
        }
    }
}
