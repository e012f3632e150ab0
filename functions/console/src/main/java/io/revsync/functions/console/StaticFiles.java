package io.revsync.functions.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The page's files on the class path: our own, and those of the WebJars below {@code webjars/}. */
final class StaticFiles {

    /** No empty segment and none that begins with a dot, so that no name leads out of the two folders. */
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final String LIBRARIES = "webjars/";

    private final ClassLoader classes;
    private final Map<String, StaticFile> read = new ConcurrentHashMap<>();

    StaticFiles(ClassLoader classes) {
        this.classes = classes;
    }

    /** The file of this name below {@code /console/}; empty if there is none or none that a page may load. */
    Optional<StaticFile> find(String name) {
        Optional<ContentType> type = ContentType.of(name);
        if (type.isEmpty() || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(read.computeIfAbsent(name, file -> load(file, type.get())));
    }

    private StaticFile load(String name, ContentType type) {
        boolean library = name.startsWith(LIBRARIES);
        try (InputStream file = classes.getResourceAsStream((library ? "META-INF/resources/" : "console/") + name)) {
            return file == null ? null : StaticFile.of(type, library, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " of this function's package cannot be read", e);
        }
    }
}
