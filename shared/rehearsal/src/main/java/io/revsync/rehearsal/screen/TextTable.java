package io.revsync.rehearsal.screen;

import java.util.ArrayList;
import java.util.List;

/** A table of text: the first column to the left, all others to the right, each as wide as it must be. */
public final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(List<String> header) {
        rows.add(List.copyOf(header));
    }

    /** @throws IllegalArgumentException if there are more or fewer cells than columns */
    public void row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells for " + rows.get(0).size() + " columns");
        }
        rows.add(List.copyOf(cells));
    }

    /** The header, a rule, the rows. */
    public List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(
                1,
                INDENT
                        + "-"
                                .repeat(lines.stream()
                                                .mapToInt(String::length)
                                                .max()
                                                .orElse(0)
                                        - INDENT.length()));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT).append(row.get(0));
        line.append(" ".repeat(widths[0] - row.get(0).length()));
        for (int column = 1; column < widths.length; column++) {
            line.append(GAP)
                    .append(" ".repeat(widths[column] - row.get(column).length()))
                    .append(row.get(column));
        }
        return line.toString().stripTrailing();
    }
}
