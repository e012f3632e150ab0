package io.revsync.rehearsal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The events in {@code events/}, one per rule. */
public final class SampleEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final List<ObjectNode> events = new ArrayList<>();

    /** @throws UncheckedIOException if the folder or one of its files cannot be read */
    public SampleEvents(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                events.add((ObjectNode) JSON.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sample events in " + folder + " cannot be read", e);
        }
    }

    /**
     * What this rule sends, with an id of its own and this time.
     *
     * @throws IllegalStateException if no sample names the rule
     */
    public JsonNode of(String rule, Instant time) {
        return events.stream()
                .filter(event -> event.path("resources").path(0).asText().endsWith(":rule/" + rule))
                .findFirst()
                .map(event -> event.deepCopy()
                        .put("id", UUID.randomUUID().toString())
                        .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString()))
                .orElseThrow(() -> new IllegalStateException("No event in " + folder + " comes from the rule " + rule
                        + "; its \"resources\" must name it."));
    }
}
