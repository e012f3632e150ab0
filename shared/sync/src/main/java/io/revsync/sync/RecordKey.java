package io.revsync.sync;

import java.util.Locale;

/**
 * A record of one of the two systems.
 *
 * @param type what it is
 * @param id that system's id of it
 * @param side the system; Rev.io where it is left out
 */
public record RecordKey(RecordType type, String id, Side side) {

    public RecordKey {
        side = side == null ? Side.REVIO : side;
    }

    /** A Rev.io record. */
    public RecordKey(RecordType type, String id) {
        this(type, id, Side.REVIO);
    }

    /** A QuickBooks record. */
    public static RecordKey ofQuickBooks(RecordType type, String id) {
        return new RecordKey(type, id, Side.QUICKBOOKS);
    }

    /** Whether one of the systems may have a record with this id: their ids are numbers. */
    public static boolean isId(String text) {
        return text.matches("\\d{1,18}");
    }

    /** As people call it: "payment 12", "QuickBooks payment 12". */
    @Override
    public String toString() {
        return side == Side.REVIO
                ? type.revioName() + ' ' + id
                : side.title() + ' ' + type.quickBooksName().toLowerCase(Locale.ROOT) + ' ' + id;
    }
}
