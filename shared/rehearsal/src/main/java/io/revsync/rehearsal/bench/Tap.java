package io.revsync.rehearsal.bench;

import io.revsync.sandbox.http.Request;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.http.SandboxServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stands between the functions and a simulator and tells a {@link Traffic} what passes. */
final class Tap implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("authorization", "content-type", "accept");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI simulator;
    private final Traffic traffic;
    private final SandboxServer server;

    /** @param simulator its root */
    Tap(URI simulator, Traffic traffic) {
        this.simulator = simulator;
        this.traffic = traffic;
        this.server = SandboxServer.start("tap", 0, this::pass);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private Response pass(Request request) {
        traffic.begun(request);
        HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create(simulator + request.path() + query(request)))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        PASSED_ON.forEach(name -> request.header(name).ifPresent(value -> forwarded.header(name, value)));
        try {
            HttpResponse<byte[]> answer = http.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray());
            traffic.ended(request, answer.body());
            Optional<String> type = answer.headers().firstValue("Content-Type");
            return Response.of(answer.statusCode(), type.orElse("application/json"), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Response.dropped();
        }
    }

    private static String query(Request request) {
        String query = request.query().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> parameter.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
