package io.revsync.sandbox.books;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One file of starting books: an array of records, or the envelope in which the API answered them. */
final class BooksFile {
    /** Reads record by record, so unlike the sandbox's usual JSON it may not insist that a value is the last. */
    private static final JsonFactory JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .getFactory();

    private final Path path;
    private final List<ObjectNode> records = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();

    BooksFile(Path path) {
        this.path = path;
    }

    List<ObjectNode> read(RecordShape shape) {
        try (JsonParser parser = JSON.createParser(path.toFile())) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                readEnvelope(parser, shape, 0);
            } else if (first == JsonToken.START_ARRAY) {
                readArray(parser, shape);
            } else if (first != null) {
                throw wrong(line(parser), "expected an array of records, found " + first);
            }
            if (first != null && parser.nextToken() != null) {
                throw wrong(line(parser), "nothing may follow the records");
            }
            return records;
        } catch (JsonProcessingException e) {
            throw new BooksException(
                    path + ", line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new BooksException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void readArray(JsonParser parser, RecordShape shape) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = line(parser);
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong(line, "expected a record (an object), found " + parser.currentToken());
            }
            add(parser.readValueAsTree(), shape, line);
        }
    }

    /** Rev.io answers {@code {ok, records: [...]}}; QuickBooks {@code {QueryResponse: {Invoice: [...]}}} or {@code {Invoice: {...}}}. */
    private void readEnvelope(JsonParser parser, RecordShape shape, int depth) throws IOException {
        int line = line(parser);
        ObjectNode rest = SandboxJson.object();
        boolean unwrapped = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            boolean holdsRecords =
                    depth < 2 && (name.equals("records") || name.equals("QueryResponse") || name.equals(shape.name()));
            if (holdsRecords && value == JsonToken.START_ARRAY) {
                readArray(parser, shape);
                unwrapped = true;
            } else if (holdsRecords && value == JsonToken.START_OBJECT) {
                readEnvelope(parser, shape, depth + 1);
                unwrapped = true;
            } else {
                JsonNode field = parser.readValueAsTree();
                rest.set(name, field);
            }
        }
        if (!unwrapped && looksLikeARecord(rest, shape)) {
            add(rest, shape, line);
        } else if (!unwrapped && depth == 0) {
            throw wrong(line, "expected an array of records, or an envelope with \"records\" or \"QueryResponse\"");
        }
    }

    private static boolean looksLikeARecord(ObjectNode candidate, RecordShape shape) {
        return shape.idFields().stream().anyMatch(candidate::has) || isSingleton(shape) && !candidate.isEmpty();
    }

    private void add(JsonNode record, RecordShape shape, int line) {
        ObjectNode object = (ObjectNode) record;
        String idField = shape.idFields().stream()
                .filter(object::hasNonNull)
                .findFirst()
                .orElse(isSingleton(shape) ? "Id" : null);
        if (idField == null) {
            throw wrong(line, "a record of " + shape.name() + " needs " + String.join(" or ", shape.idFields()));
        }
        String id = object.path(idField).asText("1");
        Integer before = lineOfId.putIfAbsent(id, line);
        if (before != null) {
            throw wrong(line, idField + " " + id + " was already used on line " + before);
        }
        records.add(object);
    }

    /** A company has one of these, and dumps often leave its id out. */
    private static boolean isSingleton(RecordShape shape) {
        return shape.name().equals("Preferences") || shape.name().equals("CompanyInfo");
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private BooksException wrong(int line, String what) {
        return new BooksException(path + ", line " + line + ": " + what);
    }
}
