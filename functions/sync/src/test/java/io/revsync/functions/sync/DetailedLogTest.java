package io.revsync.functions.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

/** The setting "detailed log": every call and every decision, and no contents. */
class DetailedLogTest {

    @Test
    void aRunTellsEveryCallAndDecisionOnlyWhenAskedTo() {
        try (Stage stage = new Stage();
                Lines lines = new Lines();
                World world = new World(stage, TestBooks.small())) {
            world.runAll();
            assertThat(lines.seen).noneMatch(line -> line.contains("customer 101"));

            world.forgetEverything();
            world.storeSettings(debug());
            world.runAll();

            assertThat(lines.seen).anyMatch(line -> line.matches(".*customer 101: \\w+"));
            assertThat(lines.seen)
                    .anyMatch(line -> line.matches("QuickBooks POST /v3/company/\\d+/batch: 200 after \\d+ ms"));
            assertThat(lines.seen).anyMatch(line -> line.matches("Rev.io GET /v1/Customers: 200 after \\d+ ms"));
            assertThat(lines.seen).noneMatch(line -> line.contains("Acme") || line.contains("?"));

            world.storeSettings(UnaryOperator.identity());
            lines.seen.clear();
            world.runAll();
            assertThat(lines.seen).isEmpty();
        }
    }

    private static UnaryOperator<ObjectNode> debug() {
        return document -> {
            document.withObject("/advanced").put("debug", true);
            return document;
        };
    }

    /** Debug lines of this project, as they are written. */
    private static final class Lines extends AbstractAppender implements AutoCloseable {
        private final Queue<String> seen = new ConcurrentLinkedQueue<>();
        private final Logger root = (Logger) LogManager.getRootLogger();

        Lines() {
            super("lines", null, null, false, Property.EMPTY_ARRAY);
            start();
            root.addAppender(this);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLoggerName().startsWith("io.revsync.")
                    && event.getLevel().equals(org.apache.logging.log4j.Level.DEBUG)
                    && List.of("http", "sync").contains(event.getLoggerName().split("\\.")[2])) {
                seen.add(event.getMessage().getFormattedMessage());
            }
        }

        @Override
        public void close() {
            root.removeAppender(this);
            stop();
        }
    }
}
