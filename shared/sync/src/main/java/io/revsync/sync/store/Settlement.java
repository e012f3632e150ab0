package io.revsync.sync.store;

import io.revsync.sync.RecordKey;
import java.util.List;

/**
 * What is known once a batch was answered; at most {@value #MOST_RECORDS} records.
 *
 * @param links new and renewed links
 * @param problems opened or renewed
 * @param solved records whose problem, if they had one, is gone; never one that {@code problems} names
 */
public record Settlement(List<KeyLink> links, List<Problem> problems, List<RecordKey> solved) {

    /** A DynamoDB transaction takes 100 actions: a link both ways and a problem make three of a record. */
    public static final int MOST_RECORDS = 30;

    public Settlement {
        links = List.copyOf(links);
        problems = List.copyOf(problems);
        solved = List.copyOf(solved);
    }
}
