package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Pause;
import io.revsync.rehearsal.lambda.Endpoints;
import io.revsync.rehearsal.lambda.SampleEvents;
import io.revsync.rehearsal.lambda.ScheduledFunction;
import io.revsync.rehearsal.lambda.Stack;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Outcome;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The functions' Java. A question names the servers, and is answered with what a round of all functions did and what it cost; or it names
 * a recording, and is answered with what Jackson alone needs for that.
 */
final class BenchFunctions {

    private final SamTemplate template = SamTemplate.ofThisProject();
    private final SampleEvents events =
            new SampleEvents(SamTemplate.projectRoot().resolve("events"));
    private final Map<Endpoints, Stack> stacks = new HashMap<>();
    private final SandboxClock skipping = SandboxClock.system();

    private BenchFunctions() {}

    /** @throws IOException if nobody listens to the answers */
    public static void main(String[] arguments) throws IOException {
        BenchFunctions functions = new BenchFunctions();
        Child.serve(question -> question.has("recording")
                ? JsonAlone.measure(Path.of(question.path("recording").asText()))
                : functions.round(question));
        System.exit(0);
    }

    private ObjectNode round(JsonNode question) {
        Endpoints endpoints = Endpoints.onPorts(
                question.path("aws").asInt(),
                question.path("quickBooks").asInt(),
                question.path("revio").asInt());
        boolean waits = question.path("waits").asBoolean();
        Stack stack = stacks.computeIfAbsent(endpoints, each -> stack(each, waits));
        Usage usage = Usage.start(question.path("watchHeap").asBoolean());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        for (ScheduledFunction function : stack.functions()) {
            ObjectNode figures = answer.withObject("/directions")
                    .putObject(function.direction().key());
            long start = System.nanoTime();
            RunReport report;
            do {
                report = function.function()
                        .call(events.of(function.rule(), Clock.systemUTC().instant()));
                add(report, figures);
            } while (report.state() == RunState.CONTINUES);
            figures.put("seconds", (System.nanoTime() - start) / 1e9);
            if (report.state() != RunState.FINISHED) {
                throw new IllegalStateException(report.toString());
            }
        }
        return usage.stop(answer);
    }

    /** A wait is either waited, or the functions' clock moves on at once by as much, so that limits are kept by nobody. */
    private Stack stack(Endpoints endpoints, boolean waits) {
        return waits
                ? new Stack(template, endpoints, Clock.systemUTC(), Pause.real())
                : new Stack(template, endpoints, skipping, skipping::advance);
    }

    private static void add(RunReport report, ObjectNode figures) {
        for (Outcome outcome : Outcome.values()) {
            add(figures, outcome.name().toLowerCase(Locale.ROOT), report.count(outcome));
        }
        add(figures, "read", report.read());
        add(figures, "written", report.written());
        add(figures, "quickBooksCalls", report.quickBooksCalls());
        add(figures, "revioCalls", report.revioCalls());
        add(figures, "invocations", 1);
    }

    private static void add(ObjectNode figures, String name, long more) {
        figures.put(name, figures.path(name).asLong() + more);
    }
}
