package io.revsync.revio;

/**
 * A record that came but could not be read. The rest of its page could.
 *
 * @param resource the kind of record, e.g. "Bills"
 * @param id its id, empty when that is what is missing
 * @param field the field at fault
 * @param reason what is wrong, in words
 */
public record UnreadableRecord(String resource, String id, String field, String reason) {

    @Override
    public String toString() {
        return "Rev.io " + resource + (id.isEmpty() ? " record without an id" : " " + id) + ": " + reason + ".";
    }
}
