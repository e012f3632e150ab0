package io.revsync.rehearsal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** What rules of the embedded EventBridge want to send to functions, above all "continue" from a run to the next. */
public final class Deliveries {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest take;
    private final Deque<Delivery> aside = new ArrayDeque<>();

    /** @param aws the embedded AWS */
    public Deliveries(URI aws) {
        this.take = HttpRequest.newBuilder(aws.resolve("/sandbox/deliveries"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }

    /** Takes the next one that has to do with this company; what came before it for others stays. */
    public Optional<Delivery> nextOf(String company) {
        return next(delivery -> delivery.company().equals(company));
    }

    /** Takes the next one for this function that has to do with this company; what came before it for others stays. */
    public Optional<Delivery> next(String target, String company) {
        return next(delivery ->
                delivery.target().equals(target) && delivery.company().equals(company));
    }

    private Optional<Delivery> next(Predicate<Delivery> wanted) {
        Optional<Delivery> found = aside.stream().filter(wanted).findFirst();
        found.ifPresent(aside::remove);
        while (found.isEmpty()) {
            Optional<Delivery> next = taken();
            if (next.isEmpty()) {
                return next;
            }
            if (wanted.test(next.get())) {
                found = next;
            } else {
                aside.add(next.get());
            }
        }
        return found;
    }

    private Optional<Delivery> taken() {
        try {
            HttpResponse<byte[]> answer = http.send(take, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 204) {
                return Optional.empty();
            }
            JsonNode delivery = JSON.readTree(answer.body());
            return Optional.of(new Delivery(delivery.path("target").asText(), delivery.path("event")));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded EventBridge does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking the embedded EventBridge", e);
        }
    }

    /** Forgets what was meant for functions that are gone. */
    public void drop() {
        while (next(any -> true).isPresent()) {
            // taken and forgotten
        }
    }

    /** @param target the function's ARN */
    public record Delivery(String target, JsonNode event) {

        /** Whose books it has to do with. */
        public String company() {
            return event.at("/detail/company").asText();
        }
    }
}
