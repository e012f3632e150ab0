package io.revsync.rehearsal;

import io.revsync.rehearsal.screen.Screen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;

/** How the rehearsal ends, by itself or by Ctrl-C: what was opened last is closed first. */
final class Ending {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Ctrl-C, or the end of Maven, from now on ends everything properly. */
    void onSignal(Screen screen) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!begun.get()) {
                screen.blank();
                screen.last("Ended.");
                close();
            }
        }));
    }

    synchronized <C extends AutoCloseable> C closing(C resource) {
        open.push(resource);
        return resource;
    }

    boolean hasBegun() {
        return begun.get();
    }

    /** Closes everything, once. */
    void close() {
        if (begun.compareAndSet(false, true)) {
            closeAll();
        }
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("Something did not close", e);
            }
        }
    }
}
