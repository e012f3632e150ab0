package io.revsync.sync;

/**
 * A Rev.io record.
 *
 * @param type what it is
 * @param id Rev.io's id of it
 */
public record RecordKey(RecordType type, String id) {

    @Override
    public String toString() {
        return type.revioName() + ' ' + id;
    }
}
