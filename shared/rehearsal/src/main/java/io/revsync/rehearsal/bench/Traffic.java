package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.http.Request;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What passed between the functions and both systems: when each batch of invoices began and how much was in it, and
 * every body, in a file. Thread-safe.
 *
 * <p>The file has, for each body, one byte ({@link #WRITTEN} by the functions, or {@link #READ}), its length as an int, and its bytes.
 */
final class Traffic implements AutoCloseable {

    static final byte WRITTEN = 'w';
    static final byte READ = 'r';

    private final List<Batch> invoices = new ArrayList<>();
    private final DataOutputStream bodies;

    /** One batch of invoices. */
    private record Batch(long startMillis, int items) {}

    Traffic(Path file) {
        try {
            this.bodies = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void begun(Request request) {
        if (request.method().equals("POST") && request.path().endsWith("/batch")) {
            try {
                JsonNode items = request.json().path("BatchItemRequest");
                if (items.path(0).has("Invoice")) {
                    invoices.add(new Batch(System.currentTimeMillis(), items.size()));
                }
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    synchronized void ended(Request request, byte[] answer) {
        try {
            if (request.body().length > 0 && request.path().startsWith("/v")) {
                write(WRITTEN, request.body());
            }
            write(READ, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Start times and sizes of the batches of invoices so far. */
    synchronized ObjectNode answer() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        invoices.forEach(batch -> {
            answer.withArray("starts").add(batch.startMillis());
            answer.withArray("items").add(batch.items());
        });
        return answer;
    }

    @Override
    public synchronized void close() {
        try {
            bodies.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte direction, byte[] body) throws IOException {
        bodies.writeByte(direction);
        bodies.writeInt(body.length);
        bodies.write(body);
    }
}
