package io.revsync.sync.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does work in a few lanes side by side. When one lane fails the others finish what they have begun and take nothing more. */
final class Lanes {

    private final int count;

    /** @param count 1 means: in the caller's own thread */
    Lanes(int count) {
        this.count = count;
    }

    /**
     * @param next the next piece of work, empty when there is none; asked by one lane at a time
     * @param work what each piece comes to
     * @return everything the work came to, in no particular order
     */
    <P, R> List<R> run(Supplier<Optional<P>> next, Function<P, List<R>> work) {
        Lane<P, R> lane = new Lane<>(next, work);
        if (count == 1) {
            lane.run();
            return lane.results;
        }
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(lane));
            }
            joinAll(running);
            return lane.results;
        } finally {
            threads.shutdown();
        }
    }

    private static void joinAll(List<Future<?>> running) {
        Throwable first = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                first = first == null ? new OutOfTimeException() : first;
            }
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
    }

    private static final class Lane<P, R> implements Runnable {

        private final Supplier<Optional<P>> next;
        private final Function<P, List<R>> work;
        private final List<R> results = new ArrayList<>();
        private boolean stopped;

        Lane(Supplier<Optional<P>> next, Function<P, List<R>> work) {
            this.next = next;
            this.work = work;
        }

        @Override
        public void run() {
            boolean finished = false;
            try {
                for (Optional<P> piece = take(); piece.isPresent(); piece = take()) {
                    keep(work.apply(piece.get()));
                }
                finished = true;
            } finally {
                if (!finished) {
                    stop();
                }
            }
        }

        private synchronized Optional<P> take() {
            return stopped ? Optional.empty() : next.get();
        }

        private synchronized void keep(List<R> more) {
            results.addAll(more);
        }

        private synchronized void stop() {
            stopped = true;
        }
    }
}
