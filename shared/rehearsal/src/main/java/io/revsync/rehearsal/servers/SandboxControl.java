package io.revsync.rehearsal.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revsync.sandbox.faults.FaultMix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A simulator's control path. */
public final class SandboxControl {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI simulator;

    /** @param simulator its root */
    public SandboxControl(URI simulator) {
        this.simulator = simulator;
    }

    /** How many records of a resource it holds. */
    public long count(String resource) {
        return send(request("records").GET()).path(resource).asLong();
    }

    /** Lets these faults happen from now on. */
    public void weather(FaultMix mix) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("name", mix.mixName())
                .put("seed", 1)
                .toString();
        send(request("fault-mix").POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String what) {
        return HttpRequest.newBuilder(simulator.resolve("/_sandbox/" + what)).timeout(PATIENCE);
    }

    /** @throws UncheckedIOException if nobody answers there */
    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The simulator at " + simulator + " refused: "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("No simulator answers at " + simulator, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking " + simulator, e);
        }
    }
}
