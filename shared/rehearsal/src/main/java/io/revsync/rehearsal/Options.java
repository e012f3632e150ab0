package io.revsync.rehearsal;

import io.revsync.sandbox.faults.FaultMix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the person who rehearses asked for with {@code -D}.
 *
 * @param part which half this process is
 * @param once whether to end after the first round that leaves nothing to try again, with the verdict as exit code
 * @param rounds how many rounds to run at least before anything ends or waits
 * @param report where the JSON report goes
 * @param setup who connects both systems and saves the settings
 * @param port of the embedded AWS; 0 for any free one, as with the other three
 * @param faults the mix of faults under which the functions work
 * @param data where the servers' state outlives them
 * @param books folder of the starting books; built-in ones if empty
 */
record Options(
        Part part,
        boolean once,
        int rounds,
        Setup setup,
        Optional<Path> report,
        int port,
        int quickBooksPort,
        int revioPort,
        int consolePort,
        FaultMix faults,
        Optional<Path> data,
        Optional<Path> books) {

    static final String PORT = "rehearse.port";
    static final String QUICKBOOKS_PORT = "rehearse.quickbooks.port";
    static final String REVIO_PORT = "rehearse.revio.port";
    static final String CONSOLE_PORT = "rehearse.console.port";

    private static final String PART = "rehearse.part";
    private static final String ONCE = "rehearse.once";
    private static final String ROUNDS = "rehearse.rounds";
    private static final String SETUP = "rehearse.setup";
    private static final String REPORT = "rehearse.report";
    private static final String FAULTS = "rehearse.faults";
    private static final String DATA = "rehearse.data";
    private static final String BOOKS = "sandbox.books";
    private static final List<String> KNOWN = List.of(
            PART, ONCE, ROUNDS, SETUP, REPORT, PORT, QUICKBOOKS_PORT, REVIO_PORT, CONSOLE_PORT, FAULTS, DATA, BOOKS);
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Reads the options; an empty value counts as not given.
     *
     * @throws OptionException for the first one that makes no sense
     */
    static Options from(Properties properties) {
        Reader reader = new Reader(properties);
        reader.refuseUnknown();
        Options options = new Options(
                reader.choice(PART, Part.ALL),
                reader.flag(ONCE),
                reader.number(ROUNDS, 1, 1, 1_000),
                reader.choice(SETUP, Setup.DONE),
                reader.path(REPORT),
                reader.number(PORT, 8080, 0, HIGHEST_PORT),
                reader.number(QUICKBOOKS_PORT, 8081, 0, HIGHEST_PORT),
                reader.number(REVIO_PORT, 8082, 0, HIGHEST_PORT),
                reader.number(CONSOLE_PORT, 8090, 0, HIGHEST_PORT),
                reader.faults(),
                reader.path(DATA),
                reader.path(BOOKS));
        options.check();
        return options;
    }

    private void check() {
        books.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new OptionException("-D" + BOOKS + "=" + folder + " is not a folder.");
        });
        if (part == Part.FUNCTIONS && Stream.of(port, quickBooksPort, revioPort).anyMatch(one -> one == 0)) {
            throw new OptionException("With -D" + PART
                    + "=functions the ports are those of the servers that are up, so none of" + " them can be 0.");
        }
        int[] chosen = IntStream.of(port, quickBooksPort, revioPort, consolePort)
                .filter(one -> one != 0)
                .toArray();
        if (IntStream.of(chosen).distinct().count() < chosen.length) {
            throw new OptionException("-D" + PORT + ", -D" + QUICKBOOKS_PORT + ", -D" + REVIO_PORT + " and -D"
                    + CONSOLE_PORT + " must be four different ports.");
        }
        if (once && setup == Setup.WIZARD) {
            throw new OptionException(
                    "-D" + SETUP + "=wizard waits for a person, so it does not go with -D" + ONCE + "=true.");
        }
    }

    /** One property at a time, each refused in words. */
    private record Reader(Properties properties) {

        void refuseUnknown() {
            TreeSet<String> unknown = properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith("rehearse.") || name.startsWith("sandbox."))
                    .collect(Collectors.toCollection(TreeSet::new));
            KNOWN.forEach(unknown::remove);
            if (!unknown.isEmpty()) {
                throw new OptionException("There is no option -D" + unknown.first() + ". There are: "
                        + KNOWN.stream().map(name -> "-D" + name).collect(Collectors.joining(", ")) + ".");
            }
        }

        boolean flag(String name) {
            String value = value(name).orElse("false").toLowerCase(Locale.ROOT);
            if (!value.equals("true") && !value.equals("false")) {
                throw new OptionException("-D" + name + "=" + value + " is neither true nor false.");
            }
            return value.equals("true");
        }

        int number(String name, int usual, int lowest, int highest) {
            Optional<String> value = value(name);
            if (value.isEmpty()) {
                return usual;
            }
            if (value.get().matches("\\d{1,9}")) {
                int number = Integer.parseInt(value.get());
                if (number >= lowest && number <= highest) {
                    return number;
                }
            }
            throw new OptionException(
                    "-D" + name + "=" + value.get() + " is not a number from " + lowest + " to " + highest + ".");
        }

        <E extends Enum<E>> E choice(String name, E usual) {
            E[] choices = usual.getDeclaringClass().getEnumConstants();
            return value(name)
                    .map(value -> Arrays.stream(choices)
                            .filter(choice -> choice.name().equalsIgnoreCase(value))
                            .findFirst()
                            .orElseThrow(() -> new OptionException("-D" + name + "=" + value + " is none of "
                                    + Arrays.stream(choices)
                                            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining(", "))
                                    + ".")))
                    .orElse(usual);
        }

        FaultMix faults() {
            try {
                return value(FAULTS).map(FaultMix::named).orElse(FaultMix.NONE);
            } catch (IllegalArgumentException e) {
                throw new OptionException("-D" + FAULTS + ": " + e.getMessage() + ".");
            }
        }

        Optional<Path> path(String name) {
            return value(name).map(Path::of).map(Path::toAbsolutePath).map(Path::normalize);
        }

        private Optional<String> value(String name) {
            return Optional.ofNullable(properties.getProperty(name))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }
    }
}
