package io.revsync.functions.sync;

import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What befalls the functions: they run, they die, the systems fail, time passes, an admin thinks otherwise. */
final class Circumstances implements AutoCloseable {

    private static final Duration BEYOND_ANY_LEASE = Duration.ofMinutes(17);
    private static final int MOST_CALLS = 60;

    private final World world;
    private final List<CrashGate> gates = new ArrayList<>();

    Circumstances(World world) {
        this.world = world;
    }

    String run(Choice choice) {
        return told(List.of(world.run(direction(choice))));
    }

    String runAll(Choice choice) {
        return told(world.runAll());
    }

    private static String told(List<RunReport> reports) {
        return reports.stream()
                .map(report -> report.direction().key() + " " + report.state() + " " + report.written())
                .toList()
                .toString();
    }

    /** The thread stays behind, waiting for an answer that never comes; the gate stays, so that it never gets one. */
    String crash(Choice choice) {
        Direction direction = direction(choice);
        CrashGate gate = new CrashGate(call(choice));
        gates.add(gate);
        CompletableFuture<List<RunReport>> run = new CompletableFuture<>();
        Thread process = new Thread(() -> {
            try {
                run.complete(world.run(List.of(direction), gate));
            } catch (RuntimeException e) {
                run.completeExceptionally(e);
            }
        });
        process.setDaemon(true);
        process.start();
        await(CompletableFuture.anyOf(run, gate.death()), direction + " neither ends nor dies");
        world.clock.advance(BEYOND_ANY_LEASE);
        world.restoreSettings();
        return direction.key() + (gate.death().isDone() ? " dies at call " + call(choice) : " survives");
    }

    /** Somebody does something while a direction waits for the answer to a call. */
    String meanwhile(Choice choice, Runnable deed) {
        Direction direction = direction(choice);
        try (CrashGate gate = CrashGate.meanwhile(call(choice), deed)) {
            String told = told(world.run(List.of(direction), gate));
            world.restoreSettings();
            return told + ", at call " + call(choice);
        }
    }

    private static <T> void await(CompletableFuture<T> future, String otherwise) {
        try {
            future.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(otherwise, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(otherwise, e);
        }
    }

    String changeTheWeather(Choice choice) {
        FaultMix mix = choice.way(List.of(FaultMix.NONE, FaultMix.FLAKY, FaultMix.THROTTLED));
        world.quickBooks.faultMix(mix, choice.cents());
        world.revio.weather(mix, choice.cents());
        return mix.mixName();
    }

    /** An admin lets what happens in QuickBooks travel by itself, or wants to be asked. */
    String changeThePolicy(Choice choice) {
        String payments = choice.way(List.of("problem", "reverse"));
        String customers = choice.way(List.of("problem", "close"));
        world.storeSettings(document -> {
            document.withObject("/payments").put("onQuickBooksEdit", payments).put("onQuickBooksDelete", payments);
            document.withObject("/customers").put("onQuickBooksDeactivate", customers);
            return Story.settings(document);
        });
        return "payments " + payments + ", customers " + customers;
    }

    String waitMinutes(Choice choice) {
        return wait(Duration.ofMinutes(1 + choice.which() % 120));
    }

    String waitDays(Choice choice) {
        return wait(Duration.ofDays(1 + choice.way() % 5));
    }

    private String wait(Duration time) {
        world.clock.advance(time);
        return time.toString();
    }

    private static Direction direction(Choice choice) {
        return Direction.values()[choice.which() % Direction.values().length];
    }

    private static int call(Choice choice) {
        return 1 + choice.cents() % MOST_CALLS;
    }

    @Override
    public void close() {
        gates.forEach(CrashGate::close);
    }
}
