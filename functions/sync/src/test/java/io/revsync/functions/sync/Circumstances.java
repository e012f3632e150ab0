package io.revsync.functions.sync;

import io.revsync.sandbox.faults.FaultMix;
import io.revsync.sync.Direction;
import io.revsync.sync.RunReport;
import java.time.Duration;
import java.util.List;

/** What befalls the functions: they run, they die, the systems fail, time passes, an admin thinks otherwise. */
final class Circumstances implements AutoCloseable {

    private static final int MOST_CALLS = 60;

    private final World world;
    private final MortalRuns mortal;

    Circumstances(World world) {
        this.world = world;
        this.mortal = new MortalRuns(world);
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

    String crash(Choice choice) {
        MortalRuns.Fate fate = mortal.run(direction(choice), call(choice));
        world.restoreSettings();
        return fate.direction().key() + (fate.died() ? " dies at call " + fate.calls() : " survives");
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
        mortal.close();
    }
}
