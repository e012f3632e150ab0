package io.revsync.sync;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line by which a QuickBooks record says which Rev.io record it stands for. People can read it, and it survives the loss of every key
 * link. QuickBooks puts "Voided" before it when it voids a transaction.
 */
public final class Marker {

    private static final Pattern FORM = Pattern.compile("Rev\\.io (\\w+) (\\S+) \\[revio-quickbooks-sync]");

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
}
