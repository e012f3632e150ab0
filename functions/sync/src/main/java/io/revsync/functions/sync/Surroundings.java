package io.revsync.functions.sync;

import io.revsync.aws.AwsClients;
import io.revsync.http.Pause;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What a function finds around it: in a Lambda its environment and the real clock, in a rehearsal or a test whatever they bring.
 *
 * @param environment the variables template.yaml sets
 * @param clock for every time that is read
 * @param pause how waits are waited
 * @param aws the SDK's clients
 */
public record Surroundings(Map<String, String> environment, Clock clock, Pause pause, AwsClients aws) {

    /** With connections to the AWS the environment names. */
    public static Surroundings of(Map<String, String> environment, Clock clock, Pause pause) {
        return new Surroundings(environment, clock, pause, AwsClients.from(environment, List.of()));
    }

    /** @throws IllegalStateException naming the variable, when the template does not set it */
    String required(String name) {
        String value = variable(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set; template.yaml sets it.");
        }
        return value;
    }

    /** A variable that may be left out. */
    String variable(String name, String otherwise) {
        return environment.getOrDefault(name, otherwise);
    }
}
