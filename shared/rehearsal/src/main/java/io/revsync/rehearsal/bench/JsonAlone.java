package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Jackson alone needs to read what the functions read, and to write what they wrote: the floor under any sync of these bytes. */
final class JsonAlone {

    private static final int PASSES = 7;

    private JsonAlone() {}

    /** Processor seconds of the first pass and of the best one, and how many bytes it were. */
    static ObjectNode measure(Path recording) throws IOException {
        ObjectMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        List<byte[]> read = new ArrayList<>();
        List<JsonNode> written = new ArrayList<>();
        long bytes = load(recording, json, read, written);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("bytes", bytes);
        double best = Double.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            Usage usage = Usage.start(false);
            long done = pass(json, read, written);
            double seconds = usage.stop(JsonNodeFactory.instance.objectNode().put("bytes", done))
                    .path("cpuSeconds")
                    .asDouble();
            best = Math.min(best, seconds);
        }
        return answer.put("cpuSeconds", best);
    }

    private static long load(Path recording, ObjectMapper json, List<byte[]> read, List<JsonNode> written)
            throws IOException {
        long bytes = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(recording)))) {
            for (int direction = in.read(); direction >= 0; direction = in.read()) {
                byte[] body = in.readNBytes(in.readInt());
                bytes += body.length;
                if (direction == Traffic.READ) {
                    read.add(body);
                } else {
                    written.add(json.readTree(body));
                }
            }
        }
        return bytes;
    }

    private static long pass(ObjectMapper json, List<byte[]> read, List<JsonNode> written) throws IOException {
        long done = 0;
        for (byte[] body : read) {
            done += json.readTree(body).size();
        }
        for (JsonNode body : written) {
            done += json.writeValueAsBytes(body).length;
        }
        return done;
    }
}
