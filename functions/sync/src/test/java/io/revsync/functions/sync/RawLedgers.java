package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Both ledgers as they lie there, read once by HTTP from the simulators' control paths; nothing of ours is asked. */
final class RawLedgers {

    private static final Pattern MARKER =
            Pattern.compile("Rev\\.io ([a-z]+(?: [a-z]+)?) (\\S+) \\[revio-quickbooks-sync]");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int PAGE = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<ObjectNode>> read = new HashMap<>();
    private final URI revio;
    private final URI quickBooks;

    RawLedgers(World world) {
        this.revio = world.revio.url();
        this.quickBooks = world.quickBooks.url();
    }

    Stream<ObjectNode> revio(String resource) {
        return all(revio, resource);
    }

    Stream<ObjectNode> quickBooks(String entity) {
        return all(quickBooks, entity);
    }

    /** The QuickBooks record of this id. */
    Optional<ObjectNode> quickBooks(String entity, String id) {
        return quickBooks(entity)
                .filter(record -> record.path("Id").asText().equals(id))
                .findFirst();
    }

    private Stream<ObjectNode> all(URI system, String resource) {
        return read.computeIfAbsent(system + "/_sandbox/records/" + resource, this::pages).stream();
    }

    private List<ObjectNode> pages(String path) {
        List<ObjectNode> records = new ArrayList<>();
        JsonNode page;
        do {
            page = get(path + "?start=" + records.size() + "&limit=" + PAGE);
            page.forEach(record -> records.add((ObjectNode) record));
        } while (page.size() == PAGE);
        return records;
    }

    private JsonNode get(String url) {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(url + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(url, e);
        }
    }

    /** The Rev.io record whose other half a QuickBooks record says it is. */
    record Of(String type, String id) {}

    /** What a QuickBooks record says it is the other half of. */
    static Optional<Of> marker(JsonNode record) {
        Matcher matcher = MARKER.matcher(
                record.path("PrivateNote").asText() + record.path("Notes").asText());
        return matcher.find() ? Optional.of(new Of(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The id of the QuickBooks payment a Rev.io payment was made of; empty for one of Rev.io's own. */
    static String origin(JsonNode payment) {
        String reference = payment.path("reference_number").asText();
        return reference.startsWith("QBO-") ? reference.substring(reference.lastIndexOf('-') + 1) : "";
    }

    /** Whether a Rev.io payment stands. */
    static boolean isPosted(JsonNode payment) {
        return payment.path("status").asText().equals("POSTED");
    }

    /** A void transaction stays, of nothing; so does the payment that only applies credits. */
    static boolean counts(JsonNode transaction) {
        return transaction.path("TotalAmt").decimalValue().signum() != 0;
    }
}
