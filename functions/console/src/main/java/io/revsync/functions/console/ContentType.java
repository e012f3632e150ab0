package io.revsync.functions.console;

import java.util.Arrays;
import java.util.Optional;

/** What the page is made of; a file of any other kind is not served. */
enum ContentType {
    HTML(".html", "text/html; charset=utf-8"),
    SCRIPT(".js", "text/javascript; charset=utf-8"),
    STYLE(".css", "text/css; charset=utf-8"),
    PICTURE(".svg", "image/svg+xml");

    private final String ending;
    private final String header;

    ContentType(String ending, String header) {
        this.ending = ending;
        this.header = header;
    }

    /** By the end of a file's name. */
    static Optional<ContentType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> name.endsWith(type.ending))
                .findFirst();
    }

    /** As the header says it. */
    String header() {
        return header;
    }
}
