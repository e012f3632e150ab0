package io.revsync.functions.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;

/**
 * Something to choose from in another system.
 *
 * @param id what the settings take
 * @param name what people see
 * @param detail more about it; empty when there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Choice(String id, String name, String detail) {

    boolean has(String text) {
        return id.equals(text) || contains(name, text) || contains(detail, text);
    }

    private static boolean contains(String whole, String part) {
        return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
