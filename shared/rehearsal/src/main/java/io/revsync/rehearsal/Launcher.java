package io.revsync.rehearsal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs inside Maven and starts the rehearsal in a Java of its own, which gets Maven's terminal, its working directory and every {@code
 * rehearse.}, {@code sandbox.} and {@code revsync.} property. A failure ends Maven with the same exit code and without a stack trace.
 */
public final class Launcher {

    /** The property by which the rehearsal learns whose child it is. */
    static final String PARENT = "revsync.parent";

    private static final List<String> PASSED_ON = List.of("rehearse.", "sandbox.", "revsync.");
    private static final int SECONDS_TO_END = 10;

    private Launcher() {}

    /** @throws IOException if no Java can be started */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Process rehearsal = new ProcessBuilder(command()).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(rehearsal)));
        int exit = rehearsal.waitFor();
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        // Only so does every Java since 22 say whether its console is a terminal.
        command.add("-Djdk.console=java.base");
        command.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> PASSED_ON.stream().anyMatch(name::startsWith))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-classpath");
        command.add(classPath());
        command.add(Rehearsal.class.getName());
        return command;
    }

    /** exec-maven-plugin gives this class its module's class path as the URLs of its loader. */
    private static String classPath() {
        if (!(Launcher.class.getClassLoader() instanceof URLClassLoader loader)) {
            return System.getProperty("java.class.path");
        }
        List<String> paths = new ArrayList<>();
        for (URL url : loader.getURLs()) {
            try {
                paths.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("Not a path: " + url, e);
            }
        }
        return String.join(System.getProperty("path.separator"), paths);
    }

    /** Ctrl-C reaches the rehearsal by itself; any other end of Maven is told to it here. */
    private static void end(Process rehearsal) {
        try {
            rehearsal.destroy();
            if (!rehearsal.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                rehearsal.destroyForcibly();
            }
        } catch (InterruptedException e) {
            rehearsal.destroyForcibly();
        }
    }
}
