package io.revsync.aws;

import java.util.Map;

/** A function's variables. */
final class Environment {
    private Environment() {}

    static String required(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "The environment variable " + variable + " is not set; template.yaml sets it for every function.");
        }
        return value;
    }
}
