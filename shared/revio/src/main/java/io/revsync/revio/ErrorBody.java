package io.revsync.revio;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an error's body says. Rev.io sends an array of objects, a single object, plain text, its gateway's object or HTML, or
 * nothing at all.
 *
 * @param message in Rev.io's words, shortened, empty when there are none
 * @param code empty when there is none
 */
record ErrorBody(String message, String code) {

    private static final int LONGEST = 400;
    private static final List<String> MESSAGES =
            List.of("message", "error_message", "errormessage", "error", "detail", "description", "title");
    private static final List<String> CODES = List.of("code", "error_code", "errorcode");

    static ErrorBody of(Reply reply) {
        Optional<JsonNode> json = Json.read(reply.body());
        if (json.isPresent()) {
            List<String> messages = new ArrayList<>();
            collect(json.get(), messages);
            return new ErrorBody(
                    shortened(messages.stream().distinct().collect(Collectors.joining("; "))),
                    shortened(firstText(json.get().isArray() ? json.get().path(0) : json.get(), CODES)));
        }
        String text = reply.text().strip();
        return new ErrorBody(text.startsWith("<") ? "" : shortened(text), "");
    }

    private static void collect(JsonNode node, List<String> messages) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, messages));
        } else if (node.isObject()) {
            String message = firstText(node, MESSAGES);
            if (!message.isEmpty()) {
                messages.add(message);
            }
            node.forEach(member -> {
                if (member.isContainerNode()) {
                    collect(member, messages);
                }
            });
        } else if (node.isTextual()) {
            messages.add(node.asText());
        }
    }

    private static String firstText(JsonNode object, List<String> keys) {
        for (String key : keys) {
            for (var member : object.properties()) {
                if (member.getKey().toLowerCase(Locale.ROOT).equals(key)
                        && member.getValue().isValueNode()
                        && !member.getValue().isBoolean()
                        && !member.getValue().asText().isBlank()) {
                    return member.getValue().asText();
                }
            }
        }
        return "";
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
