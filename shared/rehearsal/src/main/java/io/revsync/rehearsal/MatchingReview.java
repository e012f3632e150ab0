package io.revsync.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revsync.rehearsal.gateway.OneRunToken;
import io.revsync.rehearsal.screen.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Goes through the matching review by the API, as an admin who trusts every exact suggestion and leaves the rest to the syncs' own rules.
 */
final class MatchingReview {
    /** In bad weather the review stops now and then, and is called again. */
    private static final int MOST_CALLS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final OneRunToken token;
    private final Runnable deliver;
    private final Screen screen;

    /** @param deliver has the functions called for which events wait on the bus */
    MatchingReview(URI api, OneRunToken token, Runnable deliver, Screen screen) {
        this.api = api;
        this.token = token;
        this.deliver = deliver;
        this.screen = screen;
    }

    /** Starts it, confirms what is exact, and finishes it, unless that was done already. */
    void finish() {
        JsonNode review = ask("GET", "/review");
        for (int calls = 0; !review.has("finishedAt"); calls++) {
            if (calls == MOST_CALLS) {
                throw new IllegalStateException("The matching review does not come to its end: "
                        + review.path("note").asText());
            }
            goOn(review.path("state").asText());
            deliver.run();
            review = ask("GET", "/review");
            if (review.has("finishedAt")) {
                tell(review.path("summary"));
            }
        }
    }

    private void goOn(String state) {
        screen.status("  matching what both sides have already ...");
        switch (state) {
            case "none", "running" -> ask("POST", "/review");
            case "ready" -> {
                boolean more = true;
                while (more) {
                    more = ask("POST", "/review/confirm-exact").path("more").asBoolean();
                }
                ask("POST", "/review/finish");
            }
            default -> ask("POST", "/review/finish");
        }
    }

    private void tell(JsonNode summary) {
        screen.line("Matching review: %,d records of both sides linked, %,d left to the syncs' own rules."
                .formatted(
                        summary.path("linked").asLong(),
                        summary.path("undecided").asLong()));
        screen.blank();
    }

    private JsonNode ask(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + token.value())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("The API does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while calling the API", e);
        }
    }
}
