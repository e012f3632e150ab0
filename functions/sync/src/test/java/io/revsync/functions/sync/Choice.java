package io.revsync.functions.sync;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What chance decides about one deed. Small numbers are the plain cases, so that a story that is made shorter becomes plainer too.
 *
 * @param which of the records that are there, from 0; counted round and round
 * @param cents an amount, at least 1
 * @param way one of some ways to do it; 0 is the plainest
 */
record Choice(int which, int cents, int way) {

    /** The chosen record; empty if there is none. */
    <T> Optional<T> of(Stream<T> records) {
        List<T> all = records.toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(which % all.size()));
    }

    /** One of some ways. */
    <T> T way(List<T> ways) {
        return ways.get(way % ways.size());
    }

    BigDecimal amount() {
        return new BigDecimal(cents).movePointLeft(2);
    }

    /** All of it in every other way, else a part. */
    BigDecimal part(BigDecimal whole) {
        BigDecimal part = amount();
        return way % 2 == 0 || part.compareTo(whole) > 0 ? whole : part;
    }

    /** Whether something happens that happens in one of so many ways; never in the plainest. */
    boolean oneIn(int ways) {
        return way % ways == ways - 1;
    }
}
