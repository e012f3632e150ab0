package io.revsync.sync.run;

/**
 * How many writes go into the next batch. Intuit's servers time out on large batches far more often than on small ones, so after a
 * time-out batches are halved, and with each answer they grow again by a fifth of the largest size. Thread-safe.
 */
final class BatchSizer {

    private final int largest;
    private int size;

    BatchSizer(int largest) {
        this.largest = largest;
        this.size = largest;
    }

    synchronized int size() {
        return size;
    }

    synchronized void timedOut() {
        size = Math.max(1, size / 2);
    }

    synchronized void answered() {
        size = Math.min(largest, size + Math.max(1, largest / 5));
    }
}
