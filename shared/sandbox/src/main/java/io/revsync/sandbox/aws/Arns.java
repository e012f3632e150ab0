package io.revsync.sandbox.aws;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names of resources in the one account and region the sandbox knows. */
final class Arns {
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "123456789012";

    private Arns() {}

    static String of(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /** AWS appends six random characters to a secret's name; here they follow from the name, so that policies can be compared. */
    static String secret(String name) {
        String suffix = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 6);
        return of("secretsmanager", "secret:" + name + "-" + suffix);
    }

    static String function(String name) {
        return of("lambda", "function:" + name);
    }

    static String rule(String name) {
        return of("events", "rule/" + name);
    }
}
