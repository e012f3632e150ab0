package io.revsync.revio;

import java.util.List;

/**
 * A fact about a record and the names it may have on the wire, best first; a dot steps into a nested object.
 *
 * @param meaning what people call it
 */
record Field(String meaning, List<String> spellings) {

    static Field of(String meaning, String... spellings) {
        return new Field(meaning, List.of(spellings));
    }

    /** The name to send. */
    String preferred() {
        return spellings.get(0);
    }
}
