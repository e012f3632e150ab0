package io.revsync.rehearsal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** What a screen has shown so far; one can wait for it to show something. */
final class ShownText extends ByteArrayOutputStream {

    @Override
    public synchronized void write(int one) {
        super.write(one);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        super.write(bytes, from, length);
        notifyAll();
    }

    /** All of it, once it is as wanted. @throws AssertionError with what was shown, if that takes too long */
    synchronized String when(Predicate<String> wanted, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!wanted.test(text())) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("Too late, the screen shows only:\n" + text());
            }
            wait(left);
        }
        return text();
    }

    private String text() {
        return toString(StandardCharsets.UTF_8);
    }
}
