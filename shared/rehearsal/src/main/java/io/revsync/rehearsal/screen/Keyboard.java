package io.revsync.rehearsal.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Waits for somebody to press Enter, or q and Enter. The end of the input means only that nobody is there to press a key. */
public final class Keyboard {
    private final CountDownLatch pressed = new CountDownLatch(1);

    /** Listens from now on. */
    public Keyboard(InputStream in) {
        Thread listener = new Thread(() -> listen(in), "keyboard");
        listener.setDaemon(true);
        listener.start();
    }

    /** Counted down once a key was pressed. */
    public CountDownLatch pressed() {
        return pressed;
    }

    private void listen(InputStream in) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            String line = lines.readLine();
            while (line != null && !line.isBlank() && !line.strip().equalsIgnoreCase("q")) {
                line = lines.readLine();
            }
            if (line != null) {
                pressed.countDown();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The keyboard cannot be read", e);
        }
    }
}
