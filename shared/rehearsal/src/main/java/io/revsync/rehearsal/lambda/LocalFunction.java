package io.revsync.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.http.Pause;
import io.revsync.sandbox.aws.SamFunction;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A function of the template in this JVM, fed with events as Lambda reads them. Each call has an instance to itself, which is made when none
 * is free and kept warm afterwards.
 *
 * @param <E> its event
 * @param <A> its answer
 */
public final class LocalFunction<E, A> {
    private final SamFunction function;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Pause pause;
    private final PojoSerializer<E> events;
    private final Deque<RequestHandler<E, A>> warm = new ConcurrentLinkedDeque<>();

    /** @param environment what {@code System.getenv()} would be in Lambda */
    public LocalFunction(
            SamFunction function, Map<String, String> environment, Class<E> event, Clock clock, Pause pause) {
        this.function = function;
        this.environment = Map.copyOf(environment);
        this.clock = clock;
        this.pause = pause;
        this.events = LambdaEventSerializers.serializerFor(event, LocalFunction.class.getClassLoader());
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
    public A call(JsonNode event) {
        try {
            RequestHandler<E, A> instance = warm.poll();
            if (instance == null) {
                instance = handler();
            }
            A answer = instance.handleRequest(events.fromJson(event.toString()), new LambdaContext(function, clock));
            warm.push(instance);
            return answer;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new FunctionFailedException(
                    function.logicalId(), e instanceof InvocationTargetException made ? made.getCause() : e);
        }
    }

    /** The class the template names, with this environment instead of the process'. */
    @SuppressWarnings("unchecked")
    private RequestHandler<E, A> handler() throws ReflectiveOperationException {
        String className = function.handler().split("::")[0];
        return (RequestHandler<E, A>) Class.forName(className)
                .getConstructor(Map.class, Clock.class, Pause.class)
                .newInstance(environment, clock, pause);
    }
}
