package io.revsync.rehearsal.screen;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The lines a person reads, and one status line below them that is written over. Without a terminal there are no colours, and the status
 * is left out. Thread-safe.
 */
public final class Screen {
    private static final String BOLD = "\u001b[1m";
    private static final String DIM = "\u001b[2m";
    private static final String RED = "\u001b[1;31m";
    private static final String GREEN = "\u001b[1;32m";
    private static final String PLAIN = "\u001b[0m";
    private static final String BACK = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Charset charset;
    private boolean status;
    private boolean mute;

    /**
     * @param terminal whether lines can be written over and coloured
     * @param charset of {@code out}
     */
    public Screen(PrintStream out, boolean terminal, Charset charset) {
        this.out = out;
        this.terminal = terminal;
        this.charset = charset;
    }

    /** This process' own output, whatever {@link System#out} is by now. */
    public static Screen ofThisProcess() {
        Console console = System.console();
        Charset charset = console == null ? outputCharset() : console.charset();
        return new Screen(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset), console != null, charset);
    }

    /** Not a terminal: what reads it expects the platform's own encoding. */
    private static Charset outputCharset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        return name.isEmpty() ? StandardCharsets.US_ASCII : Charset.forName(name);
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** Whether these characters can be shown. */
    public boolean canShow(String text) {
        return charset.newEncoder().canEncode(text);
    }

    public synchronized void line(String text) {
        if (mute) {
            return;
        }
        takeStatusAway();
        out.println(text);
    }

    public void blank() {
        line("");
    }

    public void bold(String text) {
        line(styled(BOLD, text));
    }

    /** What matters less than the rest. */
    public void aside(String text) {
        line(styled(DIM, text));
    }

    public void good(String text) {
        line(styled(GREEN, text));
    }

    public void bad(String text) {
        line(styled(RED, text));
    }

    /** Shows how things stand until the next line or status comes. */
    public synchronized void status(String text) {
        if (terminal && !mute) {
            out.print(BACK + text);
            out.flush();
            status = true;
        }
    }

    /** Says the last words; whatever else is written from now on, by threads that do not know that all is over, is dropped. */
    public synchronized void last(String text) {
        line(text);
        mute = true;
    }

    private void takeStatusAway() {
        if (status) {
            out.print(BACK);
            status = false;
        }
    }

    private String styled(String style, String text) {
        return terminal ? style + text + PLAIN : text;
    }
}
