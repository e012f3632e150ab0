package io.revsync.functions.operate.matching;

import io.revsync.api.FieldError;
import io.revsync.functions.operate.matching.LinkFile.Column;
import io.revsync.http.Deadline;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.links.LinkDesk;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of key links, checked whole before anything changes: against itself, against the links there are, and against QuickBooks. It
 * adds links; to change one, unlink or relink it.
 */
final class LinkImport {

    /** As many as can be checked against QuickBooks before the API gives up. */
    private static final int MOST_ROWS = 2_000;

    private final LinkDesk desk;
    private final Instant now;
    private final Deadline deadline;
    private final List<Row> rows = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<KeyLink> missing = new ArrayList<>();
    private long there;

    LinkImport(LinkDesk desk, Instant now, Deadline deadline) {
        this.desk = desk;
        this.now = now;
        this.deadline = deadline;
    }

    private record Row(
            long line, RecordKey record, String quickBooksId, String fingerprint, Origin origin, LinkState state) {}

    /** Everything that is wrong, line by line; the pointer names the line and the column. */
    List<FieldError> check(String file) {
        read(file.startsWith("\uFEFF") ? file.substring(1) : file);
        if (errors.isEmpty()) {
            againstItself();
            for (RecordType type : RecordType.values()) {
                againstWhatIsThere(
                        type,
                        rows.stream().filter(row -> row.record().type() == type).toList());
            }
        }
        return errors;
    }

    /** The links of a file without errors that were not there before. */
    List<KeyLink> missing() {
        return missing;
    }

    /** How many were. */
    long there() {
        return there;
    }

    private void read(String file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(file), format)) {
            checkHeader(parser.getHeaderNames());
            for (CSVRecord record : parser) {
                if (!errors.isEmpty() && errors.get(0).pointer().startsWith("/line/1/")) {
                    return;
                }
                if (rows.size() == MOST_ROWS) {
                    wrong(
                            record.getRecordNumber() + 1,
                            "",
                            "The file has more than " + MOST_ROWS + " links.",
                            "Send it in parts.");
                    return;
                }
                read(record);
            }
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            wrong(1, "", "The file is no CSV file.", "Save it as CSV with commas and try again.");
        }
    }

    private void checkHeader(List<String> header) {
        for (Column column : List.of(Column.TYPE, Column.REVIO_ID, Column.QUICKBOOKS_ID)) {
            if (!header.contains(column.title())) {
                wrong(
                        1,
                        column.title(),
                        "The first line does not name this column.",
                        "The first line reads: " + String.join(",", Column.titles()) + "; the first three are needed.");
            }
        }
        header.stream()
                .filter(title -> !Column.titles().contains(title))
                .forEach(title -> wrong(
                        1,
                        title,
                        "There is no such column.",
                        "Known columns: " + String.join(", ", Column.titles()) + "."));
    }

    private void read(CSVRecord record) {
        long line = record.getRecordNumber() + 1;
        int before = errors.size();
        if (!record.isConsistent()) {
            wrong(
                    line,
                    "",
                    "The line has not as many values as the first one.",
                    "Give each column a value, or none of it a comma.");
            return;
        }
        Optional<RecordType> type = Asked.all().stream()
                .filter(each -> Asked.key(each).equals(value(record, Column.TYPE)))
                .findFirst();
        if (type.isEmpty()) {
            wrong(line, Column.TYPE.title(), "There is no such type.", "Such as customer, product, bill, payment.");
        }
        String revioId = id(record, Column.REVIO_ID, line);
        String quickBooksId = id(record, Column.QUICKBOOKS_ID, line);
        Origin origin = word(record, Column.ORIGIN, line, Origin.class, Origin.REVIO);
        LinkState state = word(record, Column.STATE, line, LinkState.class, LinkState.LIVE);
        if (errors.size() == before) {
            rows.add(new Row(
                    line,
                    new RecordKey(type.orElseThrow(), revioId),
                    quickBooksId,
                    value(record, Column.FINGERPRINT),
                    origin,
                    state));
        }
    }

    private String id(CSVRecord record, Column column, long line) {
        String id = value(record, column);
        if (!RecordKey.isId(id)) {
            wrong(line, column.title(), "This is no id.", "An id is a number of 18 digits at most.");
        }
        return id;
    }

    private <E extends Enum<E>> E word(CSVRecord record, Column column, long line, Class<E> type, E otherwise) {
        String value = value(record, column);
        try {
            return value.isEmpty() ? otherwise : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            wrong(
                    line,
                    column.title(),
                    "This word is not known here.",
                    "Leave it empty, or take it from an exported file.");
            return otherwise;
        }
    }

    /** An apostrophe in front was put there by an export. */
    private static String value(CSVRecord record, Column column) {
        String value = record.isMapped(column.title()) ? record.get(column.title()) : "";
        return value.startsWith("'") ? value.substring(1) : value;
    }

    private void againstItself() {
        Map<RecordKey, Row> ours = new HashMap<>();
        Map<String, Row> theirs = new HashMap<>();
        for (Row row : rows) {
            Optional.ofNullable(ours.putIfAbsent(row.record(), row))
                    .ifPresent(first -> wrong(
                            row.line(),
                            Column.REVIO_ID.title(),
                            "Line " + first.line() + " links the same Rev.io record.",
                            "Keep one of the two."));
            Optional.ofNullable(theirs.putIfAbsent(row.record().type().quickBooksName() + row.quickBooksId(), row))
                    .ifPresent(first -> wrong(
                            row.line(),
                            Column.QUICKBOOKS_ID.title(),
                            "Line " + first.line() + " links the same QuickBooks record.",
                            "Keep one of the two."));
        }
    }

    private void againstWhatIsThere(RecordType type, List<Row> some) {
        if (some.isEmpty()) {
            return;
        }
        List<KeyLink> candidates = new ArrayList<>();
        Map<String, KeyLink> byRevio = desk.find(
                type, Side.REVIO, some.stream().map(row -> row.record().id()).toList());
        Map<String, KeyLink> byQuickBooks = desk.find(
                type, Side.QUICKBOOKS, some.stream().map(Row::quickBooksId).toList());
        Map<String, String> tokens =
                desk.syncTokens(type, some.stream().map(Row::quickBooksId).toList(), deadline);
        for (Row row : some) {
            Optional<KeyLink> ours =
                    Optional.ofNullable(byRevio.get(row.record().id()));
            Optional<KeyLink> theirs = Optional.ofNullable(byQuickBooks.get(row.quickBooksId()));
            if (ours.isPresent() && ours.get().quickBooksId().equals(row.quickBooksId())) {
                there++;
            } else if (ours.isPresent()) {
                wrong(
                        row.line(),
                        Column.REVIO_ID.title(),
                        "It is linked to QuickBooks " + type.quickBooksName() + " "
                                + ours.get().quickBooksId() + " already.",
                        "Unlink or relink it, or leave the line out.");
            } else if (theirs.isPresent()) {
                wrong(
                        row.line(),
                        Column.QUICKBOOKS_ID.title(),
                        "It is linked to Rev.io " + theirs.get().record() + " already.",
                        "Unlink that one, or leave the line out.");
            } else if (!tokens.containsKey(row.quickBooksId())) {
                wrong(
                        row.line(),
                        Column.QUICKBOOKS_ID.title(),
                        "QuickBooks has no " + type.quickBooksName() + " of this id.",
                        "Correct it, or leave the line out.");
            } else {
                candidates.add(new KeyLink(
                        row.record(),
                        row.quickBooksId(),
                        row.origin(),
                        row.state(),
                        tokens.get(row.quickBooksId()),
                        row.fingerprint(),
                        now));
            }
        }
        missing.addAll(candidates);
    }

    private void wrong(long line, String column, String problem, String remedy) {
        errors.add(new FieldError("/line/" + line + (column.isEmpty() ? "" : "/" + column), problem, remedy));
    }
}
