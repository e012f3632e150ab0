package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Starting books kept as files: {@code DIR/revio/<resource>.json} and {@code DIR/quickbooks/<entity>.json}, each an
 * array of records exactly as the API answers them (or the answer itself, envelope and all).
 *
 * <p>File names are matched loosely: {@code bills.json}, {@code Bill.json} and {@code service_product.json} all find
 * their resource. What a company always has and the folder leaves out is added from the built-in reference data.
 */
public final class BooksFolder {
    private static final String SUFFIX = ".json";

    private final QuickBooksReference reference;

    /** @param now the instant at which added reference data was "created" */
    public BooksFolder(Instant now) {
        this.reference = new QuickBooksReference(now);
    }

    /**
     * Reads a folder.
     *
     * @throws BooksException when the folder has neither half, or a file is not what it should be
     */
    public StartingBooks read(Path folder) {
        Path revio = half(folder, "revio");
        Path quickbooks = half(folder, "quickbooks");
        if (revio == null && quickbooks == null) {
            throw new BooksException(folder + " holds no starting books: expected " + folder.resolve("revio") + " or "
                    + folder.resolve("quickbooks") + " with one JSON file per kind of record");
        }
        return complete(new StartingBooks(
                readHalf(revio, RecordShape.REVIO, RecordShape::otherRevio),
                readHalf(quickbooks, RecordShape.QUICKBOOKS, name -> new RecordShape(name, List.of("Id")))));
    }

    /** Books with what a company always has and these leave out, as {@link #read} gives those of a folder. */
    public StartingBooks complete(StartingBooks books) {
        return new StartingBooks(RevioReference.complete(books.revio()), reference.complete(books.quickbooks()));
    }

    /** Writes books so that {@link #read} gives them back. */
    public void write(StartingBooks books, Path folder) {
        writeHalf(books.revio(), folder.resolve("revio"));
        writeHalf(books.quickbooks(), folder.resolve("quickbooks"));
    }

    private Map<String, List<ObjectNode>> readHalf(
            Path half, List<RecordShape> kinds, Function<String, RecordShape> unknown) {
        Map<String, List<ObjectNode>> records = new LinkedHashMap<>();
        Map<String, Path> source = new LinkedHashMap<>();
        for (Path file : jsonFiles(half)) {
            String fileName = file.getFileName().toString();
            String written = fileName.substring(0, fileName.length() - SUFFIX.length());
            RecordShape shape = RecordShape.named(written, kinds).orElseGet(() -> unknown.apply(written));
            Path other = source.putIfAbsent(shape.name(), file);
            if (other != null) {
                throw new BooksException(file + " and " + other + " both hold " + shape.name() + ": keep one");
            }
            records.put(shape.name(), new BooksFile(file).read(shape));
        }
        return records;
    }

    private static List<Path> jsonFiles(Path half) {
        if (half == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(half)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BooksException(half + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static Path half(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            throw new BooksException(
                    folder + " is not a folder; starting books are DIR/revio/*.json and DIR/quickbooks/*.json");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .filter(child -> child.getFileName().toString().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new BooksException(folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** One record a line, so that a person can find and change one. */
    private static void writeHalf(Map<String, List<ObjectNode>> half, Path folder) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, List<ObjectNode>> kind : half.entrySet()) {
                try (OutputStream out =
                        new BufferedOutputStream(Files.newOutputStream(folder.resolve(kind.getKey() + SUFFIX)))) {
                    String before = "[\n";
                    for (ObjectNode record : kind.getValue()) {
                        out.write(before.getBytes(StandardCharsets.US_ASCII));
                        out.write(SandboxJson.write(record));
                        before = ",\n";
                    }
                    out.write((kind.getValue().isEmpty() ? "[]\n" : "\n]\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            throw new BooksException("books cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }
}
