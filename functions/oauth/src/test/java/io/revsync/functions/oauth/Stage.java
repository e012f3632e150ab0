package io.revsync.functions.oauth;

import io.revsync.aws.AwsClients;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tests have in common: the template and one local AWS, which takes seconds to start. */
final class Stage implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("revsync.root", "../.."));
    static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();

    final EmbeddedAws aws = EmbeddedAws.start(TEMPLATE, Clock.systemUTC());
    final AwsClients clients = AwsClients.from(environment(), List.of());

    /** A function's variables. The template's policies are those of its one company; here are many, so an administrator runs them. */
    Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(aws.environment(TEMPLATE.function("Connections")));
        variables.put("AWS_ACCESS_KEY_ID", "admin");
        return variables;
    }

    @Override
    public void close() {
        clients.close();
        aws.close();
    }
}
