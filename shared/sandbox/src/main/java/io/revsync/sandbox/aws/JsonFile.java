package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** State that outlives the process, if it has a file; a reader sees the old content or the new, never half of it. */
final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Optional<Path> file;

    JsonFile(Optional<Path> file) {
        this.file = file;
    }

    JsonNode read() {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(file.get().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.get(), e);
        }
    }

    void write(Object state) {
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get();
        try {
            Files.createDirectories(target.getParent());
            Path next = target.resolveSibling(target.getFileName() + ".next");
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }
}
