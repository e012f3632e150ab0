package io.revsync.sync.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What the review needs to know of a QuickBooks record.
 *
 * @param names by which people know it, the one QuickBooks shows first
 * @param detail what else tells it apart, for people
 * @param codes account numbers or stock-keeping unit, folded
 * @param emails folded
 * @param marked the Rev.io id our own marker in it names
 * @param record what of it matters for the comparison
 */
public record QuickBooksEntry(
        String id,
        String syncToken,
        List<String> names,
        String detail,
        List<String> codes,
        List<String> emails,
        Optional<String> marked,
        ObjectNode record) {

    public QuickBooksEntry {
        names = List.copyOf(names);
        codes = List.copyOf(codes);
        emails = List.copyOf(emails);
    }

    Candidate candidate() {
        return new Candidate(id, names.isEmpty() ? "" : names.get(0), detail, syncToken);
    }
}
