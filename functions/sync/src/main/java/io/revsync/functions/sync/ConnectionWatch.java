package io.revsync.functions.sync;

import io.revsync.aws.Systems;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.http.ReconnectException;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.Connection;
import io.revsync.sync.connection.ConnectionState;
import io.revsync.sync.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether both systems may be called: a run pauses while one of them is not connected, so that nothing is asked in vain every hour. */
final class ConnectionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    /** Rev.io PSA is left out: no record comes from there. */
    private static final List<ConnectedSystem> NEEDED = List.of(ConnectedSystem.QUICKBOOKS, ConnectedSystem.REVIO);

    private static final Duration TIME_TO_ASK = Duration.ofSeconds(20);
    /** Until a Rev.io that turned us away is asked again: seldom enough that nobody is locked out for trying a wrong password. */
    private static final Duration LEFT_ALONE = Duration.ofHours(6);

    private final Systems systems;
    private final Clock clock;

    ConnectionWatch(Systems systems, Clock clock) {
        this.systems = systems;
        this.clock = clock;
    }

    /** Why runs pause, in words; empty if they need not. A Rev.io that turned us away is asked now and then whether it still does. */
    Optional<String> pause(Settings settings) {
        Connection revio = systems.connections().to(ConnectedSystem.REVIO);
        boolean askAgain = revio.checkedAt()
                .filter(at -> !at.plus(LEFT_ALONE).isAfter(clock.instant()))
                .isPresent();
        if (revio.state() == ConnectionState.LOST && askAgain) {
            askRevio(settings);
        }
        return NEEDED.stream()
                .map(systems.connections()::to)
                .filter(connection -> !connection.usable())
                .map(ConnectionWatch::sentence)
                .findFirst();
    }

    /** Whether a system has turned us away for good, so that an admin must be told. */
    boolean lost() {
        return NEEDED.stream()
                .map(systems.connections()::to)
                .anyMatch(connection -> connection.state() == ConnectionState.LOST);
    }

    /**
     * After a run that stopped: asks Rev.io whether it still lets us in, and marks the connection if not. QuickBooks' connection is marked
     * where its tokens are renewed.
     */
    void afterStop(Settings settings) {
        askRevio(settings);
    }

    private void askRevio(Settings settings) {
        try {
            systems.revio(settings).systemStatus(Deadline.in(TIME_TO_ASK, clock));
            if (systems.connections().to(ConnectedSystem.REVIO).state() == ConnectionState.LOST) {
                systems.connections().change(ConnectedSystem.REVIO, connection -> connection.healed(clock.instant()));
            }
        } catch (ReconnectException e) {
            Advice why = new Advice(e.getMessage(), "Enter Rev.io's user name and password again.");
            systems.connections().change(ConnectedSystem.REVIO, connection -> connection.lost(why, clock.instant()));
        } catch (ApiException e) {
            LOG.info("Whether Rev.io lets us in is not known: {}", e.getMessage());
        }
    }

    private static String sentence(Connection connection) {
        String system = connection.system().title();
        return switch (connection.state()) {
            case LOST ->
                connection.trouble().map(Advice::message).orElse("The connection to " + system + " does not work.")
                        + " Syncs pause until an admin has connected it again; nothing is lost meanwhile.";
            case CONNECTING -> system + " is being connected. Syncs go on when that is complete.";
            default -> system + " is not connected. Syncs begin once an admin has connected it in the set-up.";
        };
    }
}
