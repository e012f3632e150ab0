package io.revsync.sync.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/** A short stand-in for a record's whole content: equal content, equal fingerprint, whatever the order of fields or trailing zeros. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of the content in a canonical form, as 64 hex digits. */
    public static String of(JsonNode content) {
        StringBuilder canonical = new StringBuilder();
        append(canonical, content);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void append(StringBuilder out, JsonNode node) {
        if (node.isObject()) {
            out.append('{');
            TreeSet<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                appendText(out, name);
                append(out, node.get(name));
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            node.forEach(element -> append(out, element));
            out.append(']');
        } else if (node.isNumber()) {
            out.append('#')
                    .append(node.decimalValue().stripTrailingZeros().toPlainString())
                    .append(';');
        } else {
            appendText(out, node.asText());
        }
    }

    /** The length goes first, so that no two contents can look the same by where a text ends. */
    private static void appendText(StringBuilder out, String text) {
        out.append(text.length()).append(':').append(text);
    }
}
