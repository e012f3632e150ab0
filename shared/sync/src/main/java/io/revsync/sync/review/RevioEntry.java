package io.revsync.sync.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What the review needs to know of a Rev.io record.
 *
 * @param name as people know it
 * @param detail what else tells it apart, for people
 * @param codes account number or product codes, folded
 * @param emails folded
 * @param desired what it would be in QuickBooks; empty where that does not matter
 */
public record RevioEntry(
        String id, String name, String detail, List<String> codes, List<String> emails, ObjectNode desired) {

    public RevioEntry {
        codes = List.copyOf(codes);
        emails = List.copyOf(emails);
    }
}
