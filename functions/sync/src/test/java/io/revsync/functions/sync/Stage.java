package io.revsync.functions.sync;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** What worlds have in common: the template, the sample events and one local AWS, which takes seconds to start. */
final class Stage implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("revsync.root", "../.."));
    static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();

    final EmbeddedAws aws = EmbeddedAws.start(TEMPLATE, Clock.systemUTC());

    /** The direction's sample event, read as Lambda reads it. */
    static ScheduledEvent event(Direction direction) {
        return event(direction.key() + ".json");
    }

    static ScheduledEvent event(String file) {
        try (InputStream in = Files.newInputStream(ROOT.resolve("events").resolve(file))) {
            return LambdaEventSerializers.serializerFor(ScheduledEvent.class, Stage.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        aws.close();
    }
}
