package io.revsync.sync.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyPieceIsDoneOnceAndAllResultsAreKept(int lanes) {
        List<Integer> results =
                new Lanes(lanes).run(numbers(500), i -> i % 2 == 0 ? List.of(i, -i) : List.<Integer>of());

        assertThat(results)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500)
                        .filter(i -> i % 2 == 0)
                        .flatMap(i -> IntStream.of(i, -i))
                        .boxed()
                        .toList());
    }

    @Test
    void lanesWorkSideBySide() {
        CountDownLatch bothAtWork = new CountDownLatch(2);

        List<Boolean> met = new Lanes(2).run(numbers(2), i -> {
            bothAtWork.countDown();
            return List.of(await(bothAtWork));
        });

        assertThat(met).containsExactly(true, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void afterTheFirstFailureNothingMoreIsTaken(int lanes) {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> new Lanes(lanes).run(numbers(1_000), i -> {
                    begun.incrementAndGet();
                    throw new IllegalStateException("No. " + i);
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(begun.get()).isLessThanOrEqualTo(lanes);
    }

    @Test
    void whatAnotherLaneHasBegunIsFinishedBeforeTheFailureIsTold() {
        CountDownLatch failing = new CountDownLatch(1);
        CountDownLatch slowBegan = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();

        assertThatThrownBy(() -> new Lanes(2).run(numbers(2), i -> {
                    if (i == 0) {
                        slowBegan.countDown();
                        await(failing);
                        finished.incrementAndGet();
                        return List.of();
                    }
                    await(slowBegan);
                    failing.countDown();
                    throw new IllegalStateException("lost");
                }))
                .hasMessage("lost");

        assertThat(finished).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void evenAnErrorOfJavaItselfIsNotSwallowed(int lanes) {
        assertThatThrownBy(() -> new Lanes(lanes).run(numbers(5), i -> {
                    throw new OutOfMemoryError("simulated");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whenTheTimeIsUpWhileTakingWorkTheRunLearnsOfIt(int lanes) {
        Supplier<Optional<Integer>> outOfTime = () -> {
            throw new OutOfTimeException();
        };

        assertThatThrownBy(() -> new Lanes(lanes).run(outOfTime, List::of)).isInstanceOf(OutOfTimeException.class);
    }

    private static Supplier<Optional<Integer>> numbers(int count) {
        Queue<Integer> numbers =
                new ConcurrentLinkedQueue<>(IntStream.range(0, count).boxed().toList());
        return () -> Optional.ofNullable(numbers.poll());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
