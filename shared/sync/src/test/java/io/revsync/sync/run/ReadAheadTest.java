package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void pagesComeInOrderAndEachOnce() {
        try (ReadAhead<String> pages = new ReadAhead<>(List.of("1", "2", "3").iterator())) {
            List<String> read = new ArrayList<>();
            pages.forEachRemaining(read::add);
            assertThat(read).containsExactly("1", "2", "3");
        }
    }

    @Test
    void whileAPageIsWorkedOnTheNextIsFetchedAndNotTheOneAfter() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        try (ReadAhead<Integer> pages = new ReadAhead<>(counting(fetched, second))) {
            assertThat(pages.next()).isEqualTo(1);
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(fetched).hasValue(2);
        }
    }

    @Test
    void whatFetchingThrewIsThrownWhenThePageIsAskedFor() {
        Iterator<String> failing = List.of(1, 0).stream().map(n -> "" + 1 / n).iterator();
        try (ReadAhead<String> pages = new ReadAhead<>(failing)) {
            assertThat(pages.next()).isEqualTo("1");
            assertThatThrownBy(pages::hasNext).isInstanceOf(ArithmeticException.class);
            assertThatThrownBy(pages::next).isInstanceOf(ArithmeticException.class);
        }
    }

    private static Iterator<Integer> counting(AtomicInteger fetched, CountDownLatch seen) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                int page = fetched.incrementAndGet();
                seen.countDown();
                return page;
            }
        };
    }
}
