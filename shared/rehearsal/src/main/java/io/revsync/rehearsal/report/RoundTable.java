package io.revsync.rehearsal.report;

import io.revsync.rehearsal.screen.TextTable;
import io.revsync.rehearsal.screen.Words;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of a round: a row per direction, a column per figure; what rarely happens has a column only when it happened. */
public final class RoundTable {
    private static final List<Column> ALL = List.of(
            new Column("read", figures -> Words.count(figures.read()), true),
            Column.of(Outcome.CREATED, true),
            Column.of(Outcome.UPDATED, true),
            Column.of(Outcome.VOIDED, false),
            Column.of(Outcome.UNCHANGED, true),
            Column.of(Outcome.SKIPPED, false),
            Column.of(Outcome.WAITING, false),
            Column.of(Outcome.REFUSED, true),
            Column.of(Outcome.FAILED, true),
            new Column("API calls", figures -> Words.count(figures.calls()), true),
            new Column("seconds", figures -> Words.seconds(figures.took()), true));

    private RoundTable() {}

    /** The table's lines. */
    public static List<String> lines(Map<Direction, Figures> directions) {
        List<Column> columns = ALL.stream()
                .filter(column -> column.always()
                        || directions.values().stream()
                                .anyMatch(
                                        figures -> !column.cell().apply(figures).equals("0")))
                .toList();
        TextTable table = new TextTable(
                Stream.concat(Stream.of("direction"), columns.stream().map(Column::title))
                        .toList());
        directions.forEach((direction, figures) -> {
            List<String> cells = new ArrayList<>(List.of(direction.key()));
            columns.forEach(column -> cells.add(column.cell().apply(figures)));
            table.row(cells);
        });
        return table.lines();
    }

    private record Column(String title, Function<Figures, String> cell, boolean always) {
        static Column of(Outcome outcome, boolean always) {
            return new Column(
                    outcome.name().toLowerCase(Locale.ROOT), figures -> Words.count(figures.count(outcome)), always);
        }
    }
}
