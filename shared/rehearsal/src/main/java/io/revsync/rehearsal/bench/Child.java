package io.revsync.rehearsal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java of its own that is asked in lines of JSON and answers in lines of JSON. It ends when its input does. */
final class Child implements AutoCloseable {

    /** What a line of an answer begins with; a Java itself may print lines too. */
    private static final String ANSWER = "answer> ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS_TO_END = 10;

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param options of the Java, such as {@code -Xmx512m}
     * @param logs folder for what it prints beside its answers
     */
    static Child start(Class<?> main, List<String> options, Path logs) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        System.getProperties().stringPropertyNames().stream()
                .filter(property -> property.startsWith("revsync."))
                .forEach(property -> command.add("-D" + property + "=" + System.getProperty(property)));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        Path log = logs.resolve("bench-" + main.getSimpleName() + ".log");
        try {
            Files.createDirectories(logs);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
            return new Child(main.getSimpleName(), log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + main.getName(), e);
        }
    }

    /**
     * Asks, and waits for the answer however long it takes.
     *
     * @throws IllegalStateException if the child failed
     */
    JsonNode ask(ObjectNode question) {
        try {
            questions.write(question.toString());
            questions.newLine();
            questions.flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return JSON.readTree(line.substring(ANSWER.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is gone; see " + log, e);
        }
        throw new IllegalStateException(name + " ended early; see " + log);
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Answers questions: what a child's {@code main} is for. */
    interface Respondent {
        JsonNode answer(JsonNode question) throws IOException;
    }

    /** The child's side: answers each line of standard input until it ends. What others print goes to standard error. */
    static void serve(Respondent respondent) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            answers.println(ANSWER + respondent.answer(JSON.readTree(line)));
        }
    }
}
