package io.revsync.functions.sync;

import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.util.Map;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

/**
 * A run's figures as CloudWatch metrics, by which the template's alarms tell that records fail run after run. They are lines on standard
 * output that CloudWatch picks up, so outside of Lambda nothing is written.
 */
final class RunMetrics {

    private final Map<String, String> environment;

    RunMetrics(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether a connection is lost, as seen by a run that stopped or paused; the template has an alarm for it. */
    void emitConnectionLost(boolean lost) {
        if (!environment.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
            return;
        }
        Metrics metrics = MetricsBuilder.builder()
                .withNamespace(environment.get("POWERTOOLS_METRICS_NAMESPACE"))
                .withService("connections")
                .build();
        metrics.addMetric("ConnectionLost", lost ? 1 : 0);
        metrics.flush();
    }

    void emit(RunReport report) {
        if (!environment.containsKey("AWS_LAMBDA_FUNCTION_NAME")) {
            return;
        }
        Metrics metrics = MetricsBuilder.builder()
                .withNamespace(environment.get("POWERTOOLS_METRICS_NAMESPACE"))
                .withService(report.direction().key())
                .build();
        boolean succeeded = report.state() == RunState.FINISHED || report.state() == RunState.CONTINUES;
        metrics.addMetric("RunsSucceeded", succeeded ? 1 : 0);
        metrics.addMetric("RecordsRead", report.read());
        metrics.addMetric("RecordsWritten", report.written());
        metrics.addMetric("RecordsRefused", report.count(Outcome.REFUSED));
        metrics.addMetric("RecordsFailed", report.count(Outcome.FAILED));
        metrics.flush();
    }
}
