package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.rehearsal.screen.TextTable;
import io.revsync.sync.Direction;
import java.util.List;
import java.util.Locale;

/** Turns what was measured into rows of one table. */
final class FigureTable {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double MILLION = 1_000_000;

    private final TextTable table = new TextTable(List.of("figure", "bills", "value"));

    void limits(int bills, JsonNode round, Pace pace) {
        JsonNode invoices = round.path("directions").path(Direction.INVOICES_TO_QUICKBOOKS.key());
        double minutes = invoices.path("seconds").asDouble() / SECONDS_PER_MINUTE;
        double allMinutes = round.path("seconds").asDouble() / SECONDS_PER_MINUTE;
        row("limits on: customers and invoices, minutes", bills, "%.2f", allMinutes);
        row("limits on: customers and invoices, writes a minute", bills, "%,.0f", sum(round, "written") / allMinutes);
        row("limits on: invoices, minutes", bills, "%.2f", minutes);
        row("limits on: invoices, batches", bills, "%,d", pace.batches());
        row("limits on: invoices, writes in a batch", bills, "%.1f", (double) pace.writes() / pace.batches());
        row(
                "limits on: invoices, writes a minute",
                bills,
                "%,.0f",
                invoices.path("written").asLong() / minutes);
        pace.sustained().ifPresent(rate -> {
            row("limits on: invoices, writes a minute, sustained", bills, "%,.0f", rate);
            row("limits on: sustained, of the 1,200 a minute documented", bills, "%.1f %%", rate * 100 / Pace.CEILING);
        });
    }

    void speed(int bills, JsonNode cold, JsonNode warm, JsonNode json) {
        double coldRecords = sum(cold, "read");
        double records = sum(warm, "read");
        row(
                "limits off: records a second",
                bills,
                "%,.0f",
                records / warm.path("seconds").asDouble());
        row("limits off: CPU per record", bills, "%.2f ms", milliseconds(warm, records));
        row("limits off: CPU per record, Java just started", bills, "%.2f ms", milliseconds(cold, coldRecords));
        row("Jackson alone: CPU per record, the same bytes", bills, "%.2f ms", milliseconds(json, coldRecords));
        row("limits off: JSON per record", bills, "%.1f KB", json.path("bytes").asDouble() / 1000 / coldRecords);
    }

    void unchanged(int bills, JsonNode round) {
        round.path("directions").properties().forEach(direction -> {
            JsonNode figures = direction.getValue();
            row(
                    "nothing changed: " + direction.getKey() + ", calls to QuickBooks + Rev.io",
                    bills,
                    "%d + %d",
                    figures.path("quickBooksCalls").asLong(),
                    figures.path("revioCalls").asLong());
        });
        row("nothing changed: records read", bills, "%,d", sum(round, "read"));
        row("nothing changed: records written", bills, "%,d", sum(round, "written"));
        row("nothing changed: seconds", bills, "%.2f", round.path("seconds").asDouble());
    }

    void heap(int bills, JsonNode round) {
        row(
                "first sync: most heap in use",
                bills,
                "%.1f MB",
                round.path("heapBytes").asDouble() / MILLION);
    }

    void print(BenchOptions options) {
        System.out.println();
        table.lines().forEach(System.out::println);
        System.out.printf(
                "%n  Limits on: real time, nothing skipped; QuickBooks takes %d s to answer a batch. Sustained is from the first batch to the"
                        + " 41st, 81st, ...,%n  because 40 may go at once in the first moment. Limits off: the simulators refuse nobody and"
                        + " the functions' waits are skipped.%n  CPU is all the functions' Java uses, its compiler and garbage collector"
                        + " included; servers run in another Java. Heap in use is%n  measured right after full collections, once a second;"
                        + " the functions may have -Xmx%s.%n",
                options.answer().toSeconds(), options.heap());
    }

    private void row(String figure, int bills, String format, Object... values) {
        table.row(
                List.of(figure, String.format(Locale.ROOT, "%,d", bills), String.format(Locale.ROOT, format, values)));
    }

    private static long sum(JsonNode round, String figure) {
        long sum = 0;
        for (JsonNode direction : round.path("directions")) {
            sum += direction.path(figure).asLong();
        }
        return sum;
    }

    private static double milliseconds(JsonNode usage, double records) {
        return usage.path("cpuSeconds").asDouble() * 1000 / records;
    }
}
