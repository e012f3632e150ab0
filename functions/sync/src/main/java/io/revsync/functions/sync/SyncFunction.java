package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.Context;
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
    private final RunMetrics metrics;

    SyncFunction(Direction direction, Surroundings surroundings) {
        this.direction = direction;
        this.surroundings = surroundings;
        this.company = new Company(surroundings);
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
        Deadline deadline = Deadline.in(
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE), surroundings.clock());
        try {
            return said(company.run(direction, settings.get()).run(runId, deadline));
        } catch (ApiException e) {
            RunReport report = notRun(runId, now, RunState.STOPPED, e.getMessage() + " (" + e.trace() + ")");
            company.ports().runLog().save(report);
            return said(report);
        }
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
        LOG.atLevel(report.state() == RunState.STOPPED ? Level.ERROR : Level.INFO)
                .log(
                        "{} {}: read {}, {}, QuickBooks calls {}, Rev.io calls {}, {} s. {}",
                        report.direction().key(),
                        report.state(),
                        report.read(),
                        report.outcomes(),
                        report.quickBooksCalls(),
                        report.revioCalls(),
                        report.took().toSeconds(),
                        report.note());
        metrics.emit(report);
        return report;
    }
}
