package io.revsync.sync.review;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Port: the suggestions of a review, in the order of their Rev.io ids. */
public interface Suggestions {

    /** Puts these in the place of all there are of this type. Whatever is interrupted in between can be done once more. */
    void replace(RecordType type, List<Suggestion> suggestions);

    /** The suggestion for a record, if there is one. */
    Optional<Suggestion> of(RecordKey record);

    /** Those behind this Rev.io id, read lazily; all if it is empty. */
    Iterator<Suggestion> after(RecordType type, String revioId);
}
