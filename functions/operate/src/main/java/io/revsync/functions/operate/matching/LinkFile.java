package io.revsync.functions.operate.matching;

import io.revsync.sync.RecordType;
import io.revsync.sync.links.LinkDesk;
import io.revsync.sync.store.KeyLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Key links as a CSV file (RFC 4180), which can be read back in. */
final class LinkFile {

    /** The columns, of which the first three are enough to read a file. */
    enum Column {
        TYPE("type"),
        REVIO_ID("revioId"),
        QUICKBOOKS_ID("quickBooksId"),
        ORIGIN("origin"),
        STATE("state"),
        FINGERPRINT("fingerprint"),
        UPDATED_AT("updatedAt");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        static List<String> titles() {
            return Arrays.stream(values()).map(Column::title).toList();
        }
    }

    static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(Column.titles().toArray(String[]::new))
            .get();

    private LinkFile() {}

    /** All links, types one after the other. */
    static String of(LinkDesk desk) {
        StringBuilder file = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(file, FORMAT)) {
            for (RecordType type : RecordType.values()) {
                for (KeyLink link : desk.all(type)) {
                    printer.printRecord(
                            Asked.key(type),
                            harmless(link.record().id()),
                            harmless(link.quickBooksId()),
                            link.origin().name().toLowerCase(Locale.ROOT),
                            link.state().name().toLowerCase(Locale.ROOT),
                            harmless(link.fingerprint()),
                            link.updatedAt());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return file.toString();
    }

    /** A spreadsheet takes what begins like this for a formula and would carry it out. */
    static String harmless(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
