package io.revsync.rehearsal.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what somebody types, line by line. The end of the input means only that nobody is there to type. */
public final class Keyboard {

    /** What can be asked for. */
    public enum Wish {
        END,
        FIRE
    }

    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();

    /** Listens from now on. */
    public Keyboard(InputStream in) {
        Thread listener = new Thread(() -> listen(in), "keyboard");
        listener.setDaemon(true);
        listener.start();
    }

    /** The next wish, waiting for it at most so long: Enter and q are {@link Wish#END}, f is {@link Wish#FIRE}. */
    public Optional<Wish> next(Duration wait) {
        try {
            return Optional.ofNullable(wishes.poll(Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Wish.END);
        }
    }

    private void listen(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.strip().toLowerCase(Locale.ROOT)) {
                    case "", "q" -> wishes.add(Wish.END);
                    case "f" -> wishes.add(Wish.FIRE);
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The keyboard cannot be read", e);
        }
    }
}
