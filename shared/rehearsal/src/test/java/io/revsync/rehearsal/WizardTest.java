package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.rehearsal.gateway.RawHttp;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sync.Json;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Drehearse.setup=wizard}, gone through with an HTTP client instead of a browser. */
class WizardTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern CONSOLE =
            Pattern.compile("(?m)^console: (http://127\\.0\\.0\\.1:\\d+)/\\?token=(\\S+)$");

    private final ShownText shown = new ShownText();
    private RawHttp api;
    private String token;

    @Test
    void fromNothingConnectedToEqualBooksByRunNow(@TempDir Path folder) throws Exception {
        Path books = folder.resolve("books");
        new BooksFolder(Instant.now()).write(BuiltInBooks.withBills(9, Instant.now()), books);
        PipedInputStream keys = new PipedInputStream();
        try (PipedOutputStream keyboard = new PipedOutputStream(keys)) {
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                    () -> new Rehearsal(SamTemplate.projectRoot(), screen(), keys, folder.resolve("log"), new Ending())
                            .run(options(books)));
            findConsole();
            Map<String, String> credentials = credentials();
            assertThat(ask("GET", "/connections", "").at("/quickbooks/status").asText())
                    .isEqualTo("none");
            assertThat(ask("POST", "/runs", "{\"directions\":[\"invoices-to-quickbooks\"]}")
                            .path("status")
                            .asInt())
                    .isEqualTo(409);

            connectQuickBooks(credentials);
            ask(
                    "PUT",
                    "/connections/revio",
                    Json.mapper()
                            .createObjectNode()
                            .put("username", credentials.get("username"))
                            .put("password", credentials.get("password"))
                            .toString());
            saveSettings();
            assertThat(ask("POST", "/runs", "{\"directions\":[\"customers-to-quickbooks\"]}")
                            .path("code")
                            .asText())
                    .isEqualTo("review-not-finished");
            review();

            assertThat(shown.when(text -> text.contains("Equal: ") && text.contains("Next firing: "), PATIENCE))
                    .contains("Round 1", "Equal: ", "9 invoices");
            keyboard.write('\n');
            keyboard.flush();
            assertThat(exit.get(1, TimeUnit.MINUTES)).isZero();
        }
    }

    private void findConsole() throws InterruptedException {
        Matcher line = CONSOLE.matcher(shown.when(text -> CONSOLE.matcher(text).find(), PATIENCE));
        assertThat(line.find()).isTrue();
        api = new RawHttp(URI.create(line.group(1)));
        token = line.group(2);
    }

    /** As the screen shows them to whoever goes through the wizard. */
    private Map<String, String> credentials() throws InterruptedException {
        Map<String, String> credentials = new HashMap<>();
        Matcher field = Pattern.compile("(?m)^  (\\w+) +(\\S+)$")
                .matcher(shown.when(text -> text.contains("the rules fire on their schedule"), PATIENCE));
        while (field.find()) {
            credentials.put(field.group(1), field.group(2));
        }
        return credentials;
    }

    private void connectQuickBooks(Map<String, String> credentials) {
        ask(
                "PUT",
                "/connections/quickbooks",
                Json.mapper()
                        .createObjectNode()
                        .put("clientId", credentials.get("clientId"))
                        .put("clientSecret", credentials.get("clientSecret"))
                        .toString());
        RawHttp.Answer start = send("GET", "/oauth/quickbooks/start", "", Map.of("Accept", "application/json"));
        URI page = URI.create(json(start).path("authorizeUrl").asText());
        RawHttp intuit = new RawHttp(page);
        String consent = intuit.send(get(page.getRawPath() + "?" + page.getRawQuery()), Map.of(), new byte[0])
                .text();
        Matcher approve =
                Pattern.compile("id=\"approve\"[^>]*href=\"([^\"]*)\"").matcher(consent);
        assertThat(approve.find()).as(consent).isTrue();
        URI back = URI.create(
                header(intuit.send(get(approve.group(1).replace("&amp;", "&")), Map.of(), new byte[0]), "location"));
        String cookie = header(start, "set-cookie").split(";")[0];
        RawHttp.Answer arrived =
                api.send(get(back.getRawPath() + "?" + back.getRawQuery()), Map.of("Cookie", cookie), new byte[0]);
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
    }

    /** Syncing starts by itself when it is finished. */
    private void review() {
        ask("POST", "/review", "");
        reviewIs("ready");
        ask("POST", "/review/confirm-exact", "");
        ask("POST", "/review/finish", "");
    }

    private void reviewIs(String state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ask("GET", "/review", "").path("state").asText().equals(state));
    }

    private void saveSettings() {
        RawHttp.Answer current = send("GET", "/config", "", Map.of());
        ObjectNode document = (ObjectNode) json(current);
        document.withObject("/invoices")
                .put("unmatchedOneTimeItemId", item("Unmatched One-time"))
                .put("unmatchedRecurringItemId", item("Unmatched Recurring"))
                .put("taxItemId", item("Sales tax and fees"));
        RawHttp.Answer saved = send("PUT", "/config", document.toString(), Map.of("If-Match", header(current, "etag")));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    private String item(String name) {
        for (JsonNode choice : ask("GET", "/config/choices/items", "").path("choices")) {
            if (choice.path("name").asText().equals(name)) {
                return choice.path("id").asText();
            }
        }
        throw new AssertionError("There is no item " + name);
    }

    private JsonNode ask(String method, String path, String body) {
        return json(send(method, path, body, Map.of()));
    }

    private RawHttp.Answer send(String method, String path, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        all.put("Content-Type", "application/json");
        return api.send(method + " " + path + " HTTP/1.1", all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String get(String address) {
        return "GET " + address + " HTTP/1.1";
    }

    private static String header(RawHttp.Answer answer, String name) {
        return answer.headers().stream()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.status() + " " + answer.text()));
    }

    private static JsonNode json(RawHttp.Answer answer) {
        try {
            return Json.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.text(), e);
        }
    }

    private Screen screen() {
        return new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false, StandardCharsets.UTF_8);
    }

    private static Options options(Path books) {
        Properties properties = new Properties();
        for (String port : new String[] {"port", "quickbooks.port", "revio.port", "console.port"}) {
            properties.setProperty("rehearse." + port, "0");
        }
        properties.setProperty("rehearse.setup", "wizard");
        properties.setProperty("sandbox.books", books.toString());
        return Options.from(properties);
    }
}
