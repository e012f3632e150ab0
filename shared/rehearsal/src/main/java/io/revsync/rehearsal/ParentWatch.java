package io.revsync.rehearsal;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Ends this process the moment Maven is gone, so that killing the one kills the other, at whatever it is doing. */
final class ParentWatch {
    private static final int KILLED = 137;

    private ParentWatch() {}

    /** @param ending whether this process is about to end by itself, which it then may do in peace */
    static void start(BooleanSupplier ending) {
        String pid = System.getProperty(Launcher.PARENT, "");
        if (pid.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(pid));
        if (parent.isEmpty()) {
            Runtime.getRuntime().halt(KILLED);
        } else {
            parent.get().onExit().thenRun(() -> {
                if (!ending.getAsBoolean()) {
                    Runtime.getRuntime().halt(KILLED);
                }
            });
        }
    }
}
