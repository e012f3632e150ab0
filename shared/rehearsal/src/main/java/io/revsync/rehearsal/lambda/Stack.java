package io.revsync.rehearsal.lambda;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.revsync.http.Pause;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Direction;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The template's functions that events call, as they would be deployed. */
public final class Stack {
    private final List<ScheduledFunction> functions;
    private final Map<String, LocalFunction<ScheduledEvent, Object>> listeners;
    private final Map<String, String> administrator;

    /** Reads them; none is made before it is called. */
    public Stack(SamTemplate template, Endpoints endpoints, Clock clock, Pause pause) {
        String prefix = template.parameter("AWS::StackName") + "-";
        this.functions = template.functions().stream()
                .flatMap(function -> function.schedules().stream()
                        .map(rule -> new ScheduledFunction(
                                Direction.of(rule.name().substring(prefix.length())),
                                rule.name(),
                                new LocalFunction<>(
                                        function,
                                        endpoints.environment(function),
                                        ScheduledEvent.class,
                                        clock,
                                        pause))))
                .sorted(Comparator.comparing(ScheduledFunction::direction))
                .toList();
        this.listeners = template.functions().stream()
                .filter(function ->
                        function.schedules().isEmpty() && !function.rules().isEmpty())
                .collect(Collectors.toMap(
                        SamFunction::arn,
                        function -> new LocalFunction<>(
                                function, endpoints.environment(function), ScheduledEvent.class, clock, pause)));
        this.administrator =
                endpoints.administratorsEnvironment(template.functions().get(0));
    }

    /** In the order in which a first round makes sense: what others refer to comes first. */
    public List<ScheduledFunction> functions() {
        return functions;
    }

    /** Those that only others' events call, by ARN. */
    public Map<String, LocalFunction<ScheduledEvent, Object>> listeners() {
        return listeners;
    }

    /** What a function's environment is to an administrator, who looks at the company's state from outside. */
    public Map<String, String> administratorsEnvironment() {
        return administrator;
    }
}
