package io.revsync.sync;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line by which a QuickBooks record says which Rev.io record it stands for, and the reference by which a Rev.io payment says which
 * QuickBooks payment it stands for. People can read them, and they survive the loss of every key link. QuickBooks puts "Voided" before the
 * line when it voids a transaction.
 */
public final class Marker {

    private static final Pattern FORM =
            Pattern.compile("Rev\\.io ([a-z]+(?: [a-z]+)?) (\\S+) \\[revio-quickbooks-sync]");

    private static final Pattern REFERENCE = Pattern.compile("QBO-(\\d+)-(\\d+)");

    private Marker() {}

    /** The marker of a Rev.io record. */
    public static String of(RecordKey record) {
        return "Rev.io " + record + " [revio-quickbooks-sync]";
    }

    /** The id of the Rev.io record of this type that a note names; empty if the note has no such marker. */
    public static Optional<String> idIn(String note, RecordType type) {
        Matcher matcher = FORM.matcher(note);
        while (matcher.find()) {
            if (matcher.group(1).equals(type.revioName())) {
                return Optional.of(matcher.group(2));
            }
        }
        return Optional.empty();
    }

    /**
     * The reference of a Rev.io record made for this QuickBooks record.
     *
     * @param realmId the QuickBooks company, for the next company counts from 1, too
     */
    public static String reference(String realmId, String quickBooksId) {
        return "QBO-" + realmId + "-" + quickBooksId;
    }

    /** The id of the record of this QuickBooks company that a reference names; empty if it is not such a reference. */
    public static Optional<String> quickBooksIdIn(String reference, String realmId) {
        return Optional.of(REFERENCE.matcher(reference.strip()))
                .filter(matcher -> matcher.matches() && matcher.group(1).equals(realmId))
                .map(matcher -> matcher.group(2));
    }
}
