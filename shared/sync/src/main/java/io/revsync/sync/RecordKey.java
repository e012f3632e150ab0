package io.revsync.sync;

/**
 * A Rev.io record.
 *
 * @param type what it is
 * @param id Rev.io's id of it
 */
public record RecordKey(RecordType type, String id) {

    /** Whether Rev.io may have a record with this id: its ids are numbers. */
    public static boolean isId(String text) {
        return text.matches("\\d{1,18}");
    }

    @Override
    public String toString() {
        return type.revioName() + ' ' + id;
    }
}
