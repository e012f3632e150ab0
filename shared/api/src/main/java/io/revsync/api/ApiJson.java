package io.revsync.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** JSON as the API takes and gives it. What it says of a bad body never quotes a value, because a value may be a secret. */
final class ApiJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonParser.Feature.ALLOW_COMMENTS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private ApiJson() {}

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Our own answer cannot be written as JSON", e);
        }
    }

    static ObjectNode object(byte[] body) {
        JsonNode node = tree(body);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw malformed("The body is no JSON object.").refusal();
    }

    static <T> T read(byte[] body, Class<T> type) {
        try {
            return MAPPER.treeToValue(object(body), type);
        } catch (UnrecognizedPropertyException e) {
            throw wrong(new FieldError(
                            pointer(e),
                            "There is no field of this name.",
                            "Known fields: "
                                    + e.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .sorted()
                                            .collect(Collectors.joining(", "))
                                    + "."))
                    .refusal();
        } catch (JsonMappingException e) {
            throw wrong(new FieldError(
                            pointer(e), "It is not of the kind this field holds.", "See the description of the route."))
                    .refusal();
        } catch (JsonProcessingException e) {
            throw malformed("The body cannot be read.").refusal();
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed("The body is not well-formed JSON.")
                    .withDetail(place(e))
                    .refusal();
        } catch (IOException e) {
            throw malformed("The body is not UTF-8 text.").refusal();
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "Line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ".";
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/"
                        + (step.getFieldName() == null
                                ? Integer.toString(step.getIndex())
                                : step.getFieldName().replace("~", "~0").replace("/", "~1")))
                .collect(Collectors.joining());
    }

    private static ApiProblem malformed(String title) {
        return ApiProblem.of(400, "not-json", title, "Send one JSON object in UTF-8.");
    }

    private static ApiProblem wrong(FieldError error) {
        return ApiProblem.of(
                        422, "body-wrong", "The body has a field that is wrong.", "Correct it, then send it again.")
                .withErrors(List.of(error));
    }
}
