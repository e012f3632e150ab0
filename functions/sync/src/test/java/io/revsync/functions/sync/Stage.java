package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.revsync.aws.AwsClients;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What worlds have in common: the template, the sample events and one local AWS, which takes seconds to start. */
final class Stage implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("revsync.root", "../.."));
    static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final PojoSerializer<ScheduledEvent> EVENTS =
            LambdaEventSerializers.serializerFor(ScheduledEvent.class, Stage.class.getClassLoader());

    final EmbeddedAws aws = EmbeddedAws.start(TEMPLATE, Clock.systemUTC());

    /** Shared by all worlds, for making a client costs more than a run. */
    final AwsClients clients = AwsClients.from(environment(), List.of());

    /** A function's variables. The template's policies are those of its one company; here are many, so an administrator runs them. */
    Map<String, String> environment() {
        Map<String, String> variables =
                new HashMap<>(aws.environment(TEMPLATE.functions().get(0)));
        variables.put("AWS_ACCESS_KEY_ID", "admin");
        return variables;
    }

    /** The direction's sample event, read as Lambda reads it. */
    static ScheduledEvent event(Direction direction) {
        return event(direction.key() + ".json");
    }

    static ScheduledEvent event(String file) {
        try (InputStream in = Files.newInputStream(ROOT.resolve("events").resolve(file))) {
            return EVENTS.fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.close();
        aws.close();
    }
}
