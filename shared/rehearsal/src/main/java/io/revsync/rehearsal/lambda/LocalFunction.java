package io.revsync.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.Pause;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sync.RunReport;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.Map;

/** A function of the template in this JVM: made at its first call and kept warm, fed with events as Lambda reads them. */
public final class LocalFunction {
    private final SamFunction function;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Pause pause;
    private final PojoSerializer<ScheduledEvent> events =
            LambdaEventSerializers.serializerFor(ScheduledEvent.class, LocalFunction.class.getClassLoader());
    private RequestHandler<ScheduledEvent, RunReport> warm;

    /** @param environment what {@code System.getenv()} would be in Lambda */
    public LocalFunction(SamFunction function, Map<String, String> environment, Clock clock, Pause pause) {
        this.function = function;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.pause = pause;
    }

    /** Its ARN, as rules name it. */
    public String arn() {
        return function.arn();
    }

    /**
     * Calls the function.
     *
     * @throws FunctionFailedException if it ends with an exception, or cannot be made at all
     */
    public synchronized RunReport call(JsonNode event) {
        try {
            if (warm == null) {
                warm = handler();
            }
            return warm.handleRequest(events.fromJson(event.toString()), new LambdaContext(function, clock));
        } catch (ReflectiveOperationException | RuntimeException e) {
            warm = null;
            throw new FunctionFailedException(
                    function.logicalId(), e instanceof InvocationTargetException made ? made.getCause() : e);
        }
    }

    /** The class the template names, with this environment instead of the process'. */
    @SuppressWarnings("unchecked")
    private RequestHandler<ScheduledEvent, RunReport> handler() throws ReflectiveOperationException {
        String className = function.handler().split("::")[0];
        return (RequestHandler<ScheduledEvent, RunReport>) Class.forName(className)
                .getConstructor(Map.class, Clock.class, Pause.class)
                .newInstance(environment, clock, pause);
    }
}
