package io.revsync.aws;

import io.revsync.http.Pause;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a function finds around it: in a Lambda its environment and the real clock, in a rehearsal or a test whatever they bring.
 *
 * @param environment the variables template.yaml sets
 * @param added the company it is about, if it is one that was added to the stack; empty: the stack's first
 * @param clock for every time that is read
 * @param pause how waits are waited
 * @param aws the SDK's clients
 */
public record Surroundings(
        Map<String, String> environment, Optional<String> added, Clock clock, Pause pause, AwsClients aws) {

    private static final String COMPANY = "COMPANY";
    /** As the template's parameter Company; a name that could hold a separator would reach into another company's keys and secrets. */
    private static final Pattern COMPANY_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** Around the stack's first company. */
    public Surroundings(Map<String, String> environment, Clock clock, Pause pause, AwsClients aws) {
        this(environment, Optional.empty(), clock, pause, aws);
    }

    /** With connections to the AWS the environment names. */
    public static Surroundings of(Map<String, String> environment, Clock clock, Pause pause) {
        return new Surroundings(environment, clock, pause, AwsClients.from(environment, List.of()));
    }

    /**
     * The short name of the company whose books are kept: the stack's first, if nobody said another.
     *
     * @throws IllegalStateException if the template does not set it
     */
    public String company() {
        return added.orElseGet(() -> required(COMPANY));
    }

    /**
     * The stack's name, under which everything stands that was made for companies added to it.
     *
     * @throws IllegalStateException if the template does not set it
     */
    public String stack() {
        return required("STACK");
    }

    /** The same around the stack's first company. */
    public Surroundings first() {
        return new Surroundings(environment, clock, pause, aws);
    }

    /** Whether this can be a company's name. */
    public static boolean isCompanyName(String name) {
        return COMPANY_NAME.matcher(name).matches();
    }

    /**
     * The same around another company of the stack: its part of the tables, its secrets, its events.
     *
     * @throws IllegalArgumentException if this can be no company's name
     */
    public Surroundings of(String company) {
        if (!isCompanyName(company)) {
            throw new IllegalArgumentException(
                    "\"" + company + "\" is no company's name: it has 1 to 32 small letters, digits and"
                            + " hyphens, the first of them no hyphen.");
        }
        return company.equals(required(COMPANY))
                ? first()
                : new Surroundings(environment, Optional.of(company), clock, pause, aws);
    }

    /**
     * The same around the company that an event of {@link EventBridgeHandover} or {@link EventBridgeReviewCall} is about; the stack's first
     * if it names none, as the template's own rules do.
     *
     * @param detail the event's detail; null if it has none
     * @throws IllegalArgumentException if what it names can be no company
     */
    public Surroundings ofEvent(Map<String, Object> detail) {
        Object named = detail == null ? null : detail.get(BusEvents.COMPANY);
        return named == null ? this : of(String.valueOf(named));
    }

    /** @throws IllegalStateException naming the variable, when the template does not set it */
    public String required(String name) {
        String value = variable(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set; template.yaml sets it.");
        }
        return value;
    }

    /** A variable that may be left out. */
    public String variable(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }
}
