package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.aws.Surroundings;
import io.revsync.http.Pause;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.rehearsal.servers.Administrator;
import io.revsync.rehearsal.servers.Servers;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sync.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole thing, with small books. */
class RehearsalTest {
    private static final int BILLS = 45;
    /** Of which a run keeps thirty for its end. */
    private static final int LAMBDA_SECONDS = 40;

    private static final int LONGER_THAN_A_RUN_WORKS = 12;

    @TempDir
    Path folder;

    @Test
    void smallBooksArriveEqualAndTheNextRoundsWriteNothingEvenAfterARestart() throws IOException {
        Run first = rehearse(
                "sandbox.books",
                books().toString(),
                "rehearse.data",
                folder.resolve("data").toString());
        assertThat(first.exit()).as(first.screen()).isZero();
        assertThat(first.screen())
                .contains("Matching review: ", "Round 1", "Equal: ", "45 invoices")
                .doesNotContain("Round 2");
        assertThat(first.screen().lines())
                .anyMatch(line -> line.matches("console: http://127\\.0\\.0\\.1:\\d+/\\?token=[A-Za-z0-9_-]{43}"));
        assertThat(first.report().path("equal").asBoolean()).isTrue();
        assertThat(figure(first, "invoices", "created")).isEqualTo(BILLS);
        assertThat(figure(first, "customers", "created")).isPositive();
        assertThat(first.report()
                        .at("/reconciliation/invoices/quickbooks/count")
                        .asInt())
                .isEqualTo(BILLS);
        assertThat(first.report().at("/reconciliation/invoices/quickbooks/total"))
                .isEqualTo(first.report().at("/reconciliation/invoices/revio/total"));

        Run again = rehearse("rehearse.data", folder.resolve("data").toString(), "rehearse.rounds", "2");
        assertThat(again.exit()).as(again.screen()).isZero();
        assertThat(again.screen()).contains("Round 2");
        assertThat(again.report().path("equal").asBoolean()).isTrue();
        for (String kind : new String[] {"customers", "invoices"}) {
            assertThat(figure(again, kind, "created") + figure(again, kind, "updated") + figure(again, kind, "voided"))
                    .as(kind)
                    .isZero();
        }
        assertThat(again.report().at("/reconciliation"))
                .isEqualTo(first.report().at("/reconciliation"));
    }

    @Test
    void aRunWhoseTimeIsUsedUpHandsItselfOnUntilAllIsDone() throws IOException {
        SamTemplate template = SamTemplate.read(templateWithTimeout(LAMBDA_SECONDS), Map.of());
        Path books = books();
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Options options =
                options("rehearse.report", folder.resolve("report.json").toString());
        try (Servers servers =
                Servers.start(template, new Servers.Ports(0, 0, 0), Optional.of(books), Optional.empty())) {
            skipReview(template, servers.endpoints());
            beThrottledOnce(servers.endpoints().quickBooks(), LONGER_THAN_A_RUN_WORKS);
            try (FunctionsHalf functions = new FunctionsHalf(
                    options,
                    screen(shown),
                    template,
                    SamTemplate.projectRoot().resolve("events"),
                    servers.endpoints())) {
                functions.takeOver();
                assertThat(functions.firstRounds()).as(shown::toString).isTrue();
            }
        }
        Run run = new Run(0, shown.toString(StandardCharsets.UTF_8), folder.resolve("report.json"));
        assertThat(run.screen())
                .contains("customers-to-quickbooks used up a Lambda's time and handed itself on")
                .doesNotContain("Round 2");
        assertThat(figure(run, "invoices", "created")).isEqualTo(BILLS);
    }

    @Test
    void booksThatAreNoneAreRefusedInWords() {
        Run run = rehearse("sandbox.books", folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.screen()).contains("holds no starting books").doesNotContain("\tat ");
    }

    private static long figure(Run run, String kind, String name) {
        return run.report().at("/directions/" + kind + "-to-quickbooks/" + name).asLong();
    }

    /** The project's own template, but with less time for each run. */
    private Path templateWithTimeout(int seconds) throws IOException {
        String template = Files.readString(SamTemplate.projectRoot().resolve("template.yaml"));
        assertThat(template).contains("Timeout: 900");
        return Files.writeString(
                folder.resolve("template.yaml"), template.replace("Timeout: 900", "Timeout: " + seconds));
    }

    private static void skipReview(SamTemplate template, Endpoints endpoints) {
        Surroundings surroundings = Surroundings.of(
                new Stack(template, endpoints, Clock.systemUTC(), Pause.real()).administratorsEnvironment(),
                Clock.systemUTC(),
                Pause.real());
        new Administrator(surroundings, endpoints).skipReview();
        surroundings.aws().close();
    }

    private static void beThrottledOnce(URI quickBooks, int seconds) throws IOException {
        String rule =
                "{\"kind\":\"THROTTLE_JSON\",\"path\":\".*/batch\",\"first\":1,\"retryAfterSeconds\":" + seconds + "}";
        HttpURLConnection control = (HttpURLConnection)
                quickBooks.resolve("/_sandbox/faults").toURL().openConnection();
        control.setDoOutput(true);
        control.getOutputStream().write(rule.getBytes(StandardCharsets.UTF_8));
        assertThat(control.getResponseCode()).isEqualTo(201);
    }

    private Path books() {
        Instant now = Instant.now();
        Path books = folder.resolve("books");
        new BooksFolder(now).write(BuiltInBooks.withBills(BILLS, now), books);
        return books;
    }

    private Run rehearse(String... namesAndValues) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Path report = folder.resolve("report.json");
        int exit = new Rehearsal(
                        SamTemplate.projectRoot(),
                        screen(shown),
                        new ByteArrayInputStream(new byte[0]),
                        folder.resolve("rehearsal.log"),
                        new Ending())
                .run(options(Stream.concat(
                                Stream.of("rehearse.once", "true", "rehearse.report", report.toString()),
                                Stream.of(namesAndValues))
                        .toArray(String[]::new)));
        return new Run(exit, shown.toString(StandardCharsets.UTF_8), report);
    }

    private static Options options(String... namesAndValues) {
        Properties properties = new Properties();
        properties.setProperty("rehearse.port", "0");
        properties.setProperty("rehearse.quickbooks.port", "0");
        properties.setProperty("rehearse.revio.port", "0");
        properties.setProperty("rehearse.console.port", "0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Options.from(properties);
    }

    private static Screen screen(ByteArrayOutputStream shown) {
        return new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false, StandardCharsets.UTF_8);
    }

    private record Run(int exit, String screen, Path file) {
        JsonNode report() {
            try {
                return Json.mapper().readTree(file.toFile());
            } catch (IOException e) {
                throw new AssertionError(screen, e);
            }
        }
    }
}
