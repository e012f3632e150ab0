package io.revsync.rehearsal.api;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Everything that is logged, or printed, while it is open: others' lines as in a Lambda, ours at debug level too. */
final class LogLines implements AutoCloseable {
    private static final String OURS = "io.revsync";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final Level level = root.getLevel();
    private final Listener listener = new Listener();

    LogLines() {
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        listener.start();
        root.addAppender(listener);
        Configurator.setRootLevel(Level.INFO);
        Configurator.setLevel(OURS, Level.DEBUG);
    }

    /** As text, stack traces included. */
    List<String> all() {
        List<String> all = new ArrayList<>(lines);
        all.addAll(printed.toString(StandardCharsets.UTF_8).lines().toList());
        return all;
    }

    @Override
    public void close() {
        Configurator.setRootLevel(level);
        Configurator.setLevel(OURS, (Level) null);
        root.removeAppender(listener);
        listener.stop();
        System.setOut(out);
        System.setErr(err);
    }

    private final class Listener extends AbstractAppender {
        Listener() {
            super("lines", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            StringBuilder line = new StringBuilder(event.getLoggerName())
                    .append(' ')
                    .append(event.getMessage().getFormattedMessage())
                    .append(' ')
                    .append(event.getContextData());
            for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
                line.append(' ').append(cause);
            }
            lines.add(line.toString());
        }
    }
}
