package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.Context;
import io.revsync.aws.Surroundings;
import io.revsync.http.ApiException;
import io.revsync.http.Deadline;
import io.revsync.sync.Direction;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.settings.VersionedSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What every sync handler does: look whether the direction is switched on, run it, say what came of it. */
final class SyncFunction {

    private static final Logger LOG = LoggerFactory.getLogger(SyncFunction.class);
    /** Left for the last writes when a run stops by itself. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private final Direction direction;
    private final Surroundings surroundings;
    private final Company company;
    private final ConnectionWatch connections;
    private final RunMetrics metrics;

    SyncFunction(Direction direction, Surroundings surroundings) {
        this.direction = direction;
        this.surroundings = surroundings;
        this.company = new Company(surroundings);
        this.connections = new ConnectionWatch(company.systems(), surroundings.clock());
        this.metrics = new RunMetrics(surroundings.environment());
    }

    RunReport run(Context context) {
        Instant now = surroundings.clock().instant();
        String runId = now + "-" + context.getAwsRequestId();
        Optional<VersionedSettings> settings = company.settings().load();
        if (settings.isEmpty() || !settings.get().settings().of(direction).enabled()) {
            return said(
                    notRun(runId, now, RunState.SWITCHED_OFF, direction.key() + " is switched off in the settings."));
        }
        Optional<String> pause = connections.pause(settings.get().settings()).or(() -> reviewMissing(settings.get()));
        if (pause.isPresent()) {
            return said(logged(notRun(runId, now, RunState.PAUSED, pause.get())));
        }
        return said(run(runId, now, settings.get(), context));
    }

    /** A preview writes nothing, so it need not wait. */
    private Optional<String> reviewMissing(VersionedSettings settings) {
        return settings.settings().advanced().previewOnly()
                ? Optional.empty()
                : company.reviewGate().pause();
    }

    private RunReport run(String runId, Instant now, VersionedSettings settings, Context context) {
        logInDetail(settings.settings().advanced().debug());
        Deadline deadline = Deadline.in(
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE), surroundings.clock());
        try {
            RunReport report = company.run(direction, settings).run(runId, deadline);
            if (report.state() == RunState.STOPPED) {
                connections.afterStop(settings.settings());
            }
            return report;
        } catch (ApiException e) {
            return logged(notRun(runId, now, RunState.STOPPED, e.getMessage() + " (" + e.trace() + ")"));
        }
    }

    private RunReport logged(RunReport report) {
        company.runLog().save(report);
        return report;
    }

    /** A Lambda is used again, so each run sets its own level; none means as configured. */
    private static void logInDetail(boolean debug) {
        Configurator.setLevel("io.revsync", debug ? org.apache.logging.log4j.Level.DEBUG : null);
    }

    private RunReport notRun(String runId, Instant now, RunState state, String note) {
        return new RunReport(
                runId,
                direction,
                state,
                now,
                0,
                Arrays.stream(Outcome.values()).collect(Collectors.toMap(outcome -> outcome, outcome -> 0L)),
                0,
                0,
                Duration.ZERO,
                note);
    }

    private RunReport said(RunReport report) {
        LOG.atLevel(level(report.state()))
                .log(
                        "{} {} of {}: read {}, {}, QuickBooks calls {}, Rev.io calls {}, {} s. {}",
                        report.direction().key(),
                        report.state(),
                        surroundings.company(),
                        report.read(),
                        report.outcomes(),
                        report.quickBooksCalls(),
                        report.revioCalls(),
                        report.took().toSeconds(),
                        report.note());
        metrics.emit(report);
        if (report.state() == RunState.PAUSED || report.state() == RunState.STOPPED) {
            metrics.emitConnectionLost(connections.lost());
        }
        return report;
    }

    private static Level level(RunState state) {
        return switch (state) {
            case STOPPED -> Level.ERROR;
            case PAUSED -> Level.WARN;
            default -> Level.INFO;
        };
    }
}
