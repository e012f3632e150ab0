package io.revsync.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.rehearsal.screen.Screen;
import io.revsync.sandbox.books.BooksFolder;
import io.revsync.sandbox.books.BuiltInBooks;
import io.revsync.sync.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole thing, with small books. */
class RehearsalTest {
    private static final int BILLS = 45;

    @TempDir
    Path folder;

    @Test
    void smallBooksArriveEqualAndTheNextRoundsWriteNothingEvenAfterARestart() throws IOException {
        Path books = folder.resolve("books");
        Instant now = Instant.now();
        new BooksFolder(now).write(BuiltInBooks.withBills(BILLS, now), books);

        Run first = rehearse(
                "sandbox.books",
                books.toString(),
                "rehearse.data",
                folder.resolve("data").toString());
        assertThat(first.exit()).as(first.screen()).isZero();
        assertThat(first.screen()).contains("Round 1", "Equal: ", "45 invoices").doesNotContain("Round 2");
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
    void booksThatAreNoneAreRefusedInWords() {
        Run run = rehearse("sandbox.books", folder.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.screen()).contains("holds no starting books").doesNotContain("\tat ");
    }

    private static long figure(Run run, String kind, String name) {
        return run.report().at("/directions/" + kind + "-to-quickbooks/" + name).asLong();
    }

    private Run rehearse(String... namesAndValues) {
        Properties properties = new Properties();
        Path report = folder.resolve("report.json");
        properties.setProperty("rehearse.once", "true");
        properties.setProperty("rehearse.report", report.toString());
        properties.setProperty("rehearse.port", "0");
        properties.setProperty("rehearse.quickbooks.port", "0");
        properties.setProperty("rehearse.revio.port", "0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), false, StandardCharsets.UTF_8);
        int exit = new Rehearsal(
                        screen, new ByteArrayInputStream(new byte[0]), folder.resolve("rehearsal.log"), new Ending())
                .run(Options.from(properties));
        return new Run(exit, shown.toString(StandardCharsets.UTF_8), report);
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
