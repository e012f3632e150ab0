package io.revsync.sync.review;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Port: a company's review, and what it has read so far. */
public interface Reviews {

    /** The review; empty if none was ever started. Consistent read. */
    Optional<Review> load();

    /**
     * Changes the review; from the newest once more when somebody else changed it meanwhile.
     *
     * @param change gives the same value to change nothing
     * @return as it is stored now; empty if there is none and the change makes none
     */
    Optional<Review> change(UnaryOperator<Optional<Review>> change);

    /** Keeps a page; the same page twice is kept once. */
    void keep(long round, ReadPage page);

    /** The pages kept of a source, in order. Consistent read. */
    List<ReadPage> pages(long round, Source source);

    /** Forgets the pages of all rounds. */
    void forgetPages();
}
