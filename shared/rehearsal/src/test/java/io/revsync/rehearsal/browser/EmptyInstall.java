package io.revsync.rehearsal.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.rehearsal.Rehearsal;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sync.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rehearsal in which nothing is connected yet, with small books, started as its launcher starts it. */
final class EmptyInstall implements AutoCloseable {
    static final int BILLS = 30;

    private static final Pattern ADDRESS = Pattern.compile("(console:|QuickBooks|Rev\\.io) +(http://\\S+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final List<String> shown = new ArrayList<>();
    private URI console;
    private URI quickBooks;
    private URI revio;

    /** @param folder for its books and its log */
    EmptyInstall(Path folder) throws IOException {
        Path books = folder.resolve("books");
        Instant now = Instant.now();
        new BooksFolder(now).write(BuiltInBooks.withBills(BILLS, now), books);
        this.process = new ProcessBuilder(command(folder, books))
                .redirectErrorStream(true)
                .start();
        readAddresses(process.inputReader(StandardCharsets.UTF_8));
    }

    /** The address the rehearsal printed, with its token. */
    URI page() {
        return console;
    }

    /** The same without the token. */
    URI root() {
        return console.resolve("/");
    }

    URI quickBooks() {
        return quickBooks;
    }

    URI revio() {
        return revio;
    }

    String token() {
        return console.getQuery().substring("token=".length());
    }

    /** Calls the API as an engineer would. */
    HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root().resolve(path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    JsonNode json(String path) {
        return read(call("GET", path, "").body());
    }

    /** All records of an entity in QuickBooks. */
    JsonNode inQuickBooks(String entity) {
        return read(send(HttpRequest.newBuilder(quickBooks.resolve("/_sandbox/records/" + entity))
                        .build())
                .body());
    }

    /** Somebody changes a record in QuickBooks. */
    void editInQuickBooks(String entity, String id, String change) {
        send(HttpRequest.newBuilder(quickBooks.resolve("/_sandbox/records/" + entity + "/" + id))
                .PUT(HttpRequest.BodyPublishers.ofString(change))
                .build());
    }

    /** Every batch takes so long that a run can be watched, until {@link #answerAtOnce}. */
    void answerSlowly() {
        send(HttpRequest.newBuilder(faults())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"kind\": \"SLOW\", \"path\": \".*/batch\", \"delayMillis\": 5000}"))
                .build());
    }

    void answerAtOnce() {
        send(HttpRequest.newBuilder(faults()).DELETE().build());
    }

    private URI faults() {
        return quickBooks.resolve("/_sandbox/faults");
    }

    /** How many records of a resource a simulator holds. */
    long count(URI simulator, String resource) {
        HttpRequest records =
                HttpRequest.newBuilder(simulator.resolve("/_sandbox/records")).build();
        return read(send(records).body()).path(resource).asLong();
    }

    /** A record of a simulator. */
    JsonNode record(URI simulator, String resource, String id) {
        HttpRequest record = HttpRequest.newBuilder(simulator.resolve("/_sandbox/records/" + resource + "/" + id))
                .build();
        return read(send(record).body());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("Nobody answers at " + request.uri() + "; the rehearsal said " + shown, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while calling " + request.uri(), e);
        }
    }

    static JsonNode read(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + json, e);
        }
    }

    private void readAddresses(BufferedReader lines) throws IOException {
        while (console == null || quickBooks == null || revio == null) {
            String line = lines.readLine();
            if (line == null) {
                throw new IllegalStateException("The rehearsal ended: " + shown);
            }
            shown.add(line);
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                keep(address.group(1), URI.create(address.group(2)));
            }
        }
    }

    private void keep(String name, URI address) {
        switch (name) {
            case "console:" -> console = address;
            case "QuickBooks" -> quickBooks = address;
            default -> revio = address;
        }
    }

    private static List<String> command(Path folder, Path books) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Drevsync.parent=" + ProcessHandle.current().pid(),
                "-Drevsync.root=" + System.getProperty("revsync.root", ""),
                "-Drevsync.logs=" + folder,
                "-Dsandbox.books=" + books,
                "-Drehearse.setup=wizard",
                "-Drehearse.port=0",
                "-Drehearse.quickbooks.port=0",
                "-Drehearse.revio.port=0",
                "-Drehearse.console.port=0",
                "-classpath",
                System.getProperty("java.class.path"),
                Rehearsal.class.getName());
    }
}
