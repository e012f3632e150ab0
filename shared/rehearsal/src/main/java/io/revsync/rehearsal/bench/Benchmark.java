package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures, and prints one table. */
public final class Benchmark {

    /** As Lambda chooses for functions of this size. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    private final BenchOptions options;
    private final Path logs;
    private final FigureTable table = new FigureTable();

    private Benchmark(BenchOptions options, Path logs) {
        this.options = options;
        this.logs = logs;
    }

    /** @throws IOException if a recording cannot be kept */
    public static void main(String[] arguments) throws IOException {
        BenchOptions options = BenchOptions.from(System.getProperties());
        Path logs = Path.of(System.getProperty("revsync.logs", "target")).toAbsolutePath();
        new Benchmark(options, logs).run();
    }

    private void run() throws IOException {
        if (options.has(BenchOptions.Part.LIMITS)) {
            limits();
        }
        if (options.has(BenchOptions.Part.SPEED)) {
            speed();
        }
        for (int bills : options.grownTo()) {
            grown(bills);
        }
        table.print(options);
    }

    private void limits() throws IOException {
        say("A first sync of %,d bills with QuickBooks' and Rev.io's limits on, in real time", options.bills());
        Path recording = recording();
        try (Child servers = servers();
                Child functions = functions()) {
            JsonNode ports = servers.ask(wanted(options.bills(), true)
                    .put("answerMillis", options.answer().toMillis())
                    .put("recordTo", recording.toString()));
            JsonNode round = functions.ask(round(ports, true));
            table.limits(options.bills(), round, Pace.of(servers.ask(object())));
        } finally {
            Files.deleteIfExists(recording);
        }
    }

    private void speed() throws IOException {
        say(
                "A first sync of %,d bills as fast as it goes: once to warm up and to record, then once more",
                options.bills());
        Path recording = recording();
        try (Child functions = functions()) {
            JsonNode cold;
            try (Child servers = servers()) {
                JsonNode ports = servers.ask(wanted(options.bills(), false).put("recordTo", recording.toString()));
                cold = functions.ask(round(ports, false));
                servers.ask(object());
            }
            JsonNode warm;
            try (Child servers = servers()) {
                warm = functions.ask(round(servers.ask(wanted(options.bills(), false)), false));
            }
            table.speed(options.bills(), cold, warm, functions.ask(object().put("recording", recording.toString())));
        } finally {
            Files.deleteIfExists(recording);
        }
    }

    private void grown(int bills) {
        say("A first sync of %,d bills for its memory, and what a run costs after it", bills);
        try (Child servers = servers();
                Child functions = functions()) {
            JsonNode ports = servers.ask(wanted(bills, false));
            JsonNode first = functions.ask(round(ports, false).put("watchHeap", options.watchesHeapAt(bills)));
            if (options.watchesHeapAt(bills)) {
                table.heap(bills, first);
            }
            if (options.runsAgainAt(bills)) {
                table.unchanged(bills, functions.ask(round(ports, false)));
            }
        }
    }

    private Child servers() {
        return Child.start(BenchServers.class, List.of("-Xmx6g", "--enable-native-access=ALL-UNNAMED"), logs);
    }

    private Child functions() {
        return Child.start(BenchFunctions.class, List.of("-Xmx" + options.heap(), COLLECTOR), logs);
    }

    private Path recording() throws IOException {
        Files.createDirectories(logs);
        return Files.createTempFile(logs, "bench-", ".bodies");
    }

    private static ObjectNode wanted(int bills, boolean limits) {
        return object().put("bills", bills).put("limits", limits);
    }

    private static ObjectNode round(JsonNode ports, boolean waits) {
        return ((ObjectNode) ports.deepCopy()).put("waits", waits);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void say(String what, Object... details) {
        System.out.printf("  " + what + "...%n", details);
    }
}
