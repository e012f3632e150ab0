package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What this Java uses between two moments: time, processor time of all its threads, and the most memory in use. */
final class Usage {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final AtomicLong mostInUse = new AtomicLong();
    private final ScheduledExecutorService watcher;
    private final long startNanos;
    private final long startCpuNanos;

    private Usage(boolean watchHeap) {
        this.watcher = watchHeap ? Executors.newSingleThreadScheduledExecutor() : null;
        if (watchHeap) {
            watcher.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        this.startNanos = System.nanoTime();
        this.startCpuNanos = system.getProcessCpuTime();
    }

    /** @param watchHeap whether to collect all garbage once a second to see what is really in use; that costs time */
    static Usage start(boolean watchHeap) {
        return new Usage(watchHeap);
    }

    /** Adds the figures to an answer. */
    ObjectNode stop(ObjectNode answer) {
        answer.put("seconds", (System.nanoTime() - startNanos) / 1e9);
        answer.put("cpuSeconds", (system.getProcessCpuTime() - startCpuNanos) / 1e9);
        if (watcher != null) {
            watcher.shutdownNow();
            answer.put("heapBytes", mostInUse.get());
        }
        return answer;
    }

    private void look() {
        memory.gc();
        mostInUse.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
    }
}
