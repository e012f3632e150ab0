package io.revsync.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.reconcile.Comparison;
import io.revsync.sync.reconcile.Comparison.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Balance EQUAL = new Balance(List.of(
            comparison(Kind.CUSTOMERS, 2, "0", List.of()), comparison(Kind.INVOICES, 1512, "1639068.8", List.of())));

    @TempDir
    Path folder;

    @Test
    void theReportHasExactlyTheShapeThatIsPromised() throws IOException {
        Map<Direction, Figures> directions = new EnumMap<>(Direction.class);
        directions.put(Direction.INVOICES_TO_QUICKBOOKS, Figures.NONE.plus(run(1512, Map.of(Outcome.CREATED, 1500L))));
        JsonNode report = written(EQUAL, directions);
        assertThat(report.toString())
                .isEqualTo("{\"equal\":true,\"directions\":{\"invoices-to-quickbooks\":{\"read\":1512,\"created\":1500,"
                        + "\"updated\":0,\"voided\":0,\"unchanged\":0,\"skipped\":0,\"waiting\":0,\"refused\":0,\"failed\":0,"
                        + "\"apiCalls\":{\"quickbooks\":57,\"revio\":45},\"seconds\":121.500}},"
                        + "\"reconciliation\":{\"customers\":{\"revio\":{\"count\":2,\"total\":0.00},"
                        + "\"quickbooks\":{\"count\":2,\"total\":0.00},\"differences\":[]},"
                        + "\"invoices\":{\"revio\":{\"count\":1512,\"total\":1639068.80},"
                        + "\"quickbooks\":{\"count\":1512,\"total\":1639068.80},\"differences\":[]}}}");
    }

    @Test
    void aDifferenceIsNamedWithBothAmountsAndTheReason() throws IOException {
        Balance balance = new Balance(List.of(comparison(
                Kind.INVOICES,
                1,
                "10",
                List.of(new Comparison.Difference(
                        "17", "bill 17", Optional.of(new BigDecimal("10.00")), Optional.empty(), "not sent yet")))));
        assertThat(balance.differences()).containsExactly("  bill 17 (Rev.io 10.00, QuickBooks none): not sent yet");
        assertThat(balance.verdict()).isEqualTo("NOT equal: 1 record differs.");
        JsonNode difference = written(balance, Map.of()).at("/reconciliation/invoices/differences/0");
        assertThat(difference.toString())
                .isEqualTo("{\"record\":\"17\",\"label\":\"bill 17\",\"revio\":10.00,\"quickbooks\":null,"
                        + "\"reason\":\"not sent yet\"}");
    }

    @Test
    void equalBooksAreSaidToBeEqualInOneSentence() {
        assertThat(EQUAL.verdict())
                .isEqualTo("Equal: 2 customers and 1,512 invoices of 1,639,068.80 on both sides, to the cent.");
        assertThat(EQUAL.table().get(3).split(" {2,}"))
                .containsExactly("", "invoices", "1,512", "1,639,068.80", "1,512", "1,639,068.80", "0");
    }

    @Test
    void onlyTheFirstDifferencesAreNamedOnScreen() {
        List<Comparison.Difference> many = IntStream.range(0, 30)
                .mapToObj(i -> new Comparison.Difference(
                        "" + i, "customer " + i, Optional.empty(), Optional.empty(), "missing"))
                .toList();
        Balance balance = new Balance(List.of(comparison(Kind.CUSTOMERS, 30, "0", many)));
        assertThat(balance.differences()).hasSize(21).last().asString().contains("10 more", "-Drehearse.report");
        assertThat(balance.verdict()).isEqualTo("NOT equal: 30 records differ.");
    }

    @Test
    void aRecordThatFailedAndThenWasWrittenHasNotFailed() {
        Figures figures = Figures.NONE
                .plus(run(10, Map.of(Outcome.CREATED, 7L, Outcome.FAILED, 3L)))
                .plus(run(3, Map.of(Outcome.CREATED, 3L)));
        assertThat(figures.count(Outcome.CREATED)).isEqualTo(10);
        assertThat(figures.count(Outcome.FAILED)).isZero();
        assertThat(figures.read()).isEqualTo(13);
        assertThat(figures.calls()).isEqualTo(204);
    }

    @Test
    void rareFiguresHaveAColumnOnlyWhenTheyOccur() {
        Figures usual = Figures.NONE.plus(run(1512, Map.of(Outcome.CREATED, 1512L)));
        assertThat(RoundTable.lines(Map.of(Direction.INVOICES_TO_QUICKBOOKS, usual))
                        .get(0)
                        .split(" {2,}"))
                .containsExactly(
                        "",
                        "direction",
                        "read",
                        "created",
                        "updated",
                        "unchanged",
                        "refused",
                        "failed",
                        "API calls",
                        "seconds");
        Figures rare = usual.standing(1, 0, 0);
        assertThat(RoundTable.lines(Map.of(Direction.INVOICES_TO_QUICKBOOKS, rare))
                        .get(0))
                .contains("waiting");
    }

    private JsonNode written(Balance balance, Map<Direction, Figures> directions) throws IOException {
        Path file = folder.resolve("deep/report.json");
        ReportFile.write(file, balance.equal(), directions, balance);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        return Json.mapper().readTree(file.toFile());
    }

    private static RunReport run(long read, Map<Outcome, Long> outcomes) {
        return new RunReport(
                "run",
                Direction.INVOICES_TO_QUICKBOOKS,
                RunState.FINISHED,
                Instant.EPOCH,
                read,
                outcomes,
                57,
                45,
                Duration.ofMillis(121_500),
                "");
    }

    private static Comparison comparison(Kind kind, long count, String total, List<Comparison.Difference> differences) {
        Comparison.Side side = new Comparison.Side(count, new BigDecimal(total));
        return new Comparison(kind, side, side, differences);
    }
}
