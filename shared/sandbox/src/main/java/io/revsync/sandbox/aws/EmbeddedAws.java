package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Local AWS as the template describes it: its tables, its secrets (empty), its rules. One endpoint serves all of it; see
 * {@link #environment(SamFunction)} for what a function needs to find it.
 *
 * <p>The rules do not fire by themselves: whoever runs the functions asks {@link #rules()} when the next one is due, calls
 * {@link #fire(String)}, and takes what rules send to functions, including continuations that functions put, from
 * {@link #nextDelivery(Duration)}; a process apart asks {@code GET /sandbox/deliveries} on the endpoint.
 */
public final class EmbeddedAws implements AutoCloseable {
    private final SamTemplate template;
    private final LocalDynamoDb dynamoDb;
    private final SecretsService secrets;
    private final EventsService events;
    private final AwsEndpoint endpoint;
    private final Permissions permissions;

    private EmbeddedAws(SamTemplate template, int port, Optional<Path> data, Clock clock) {
        this.template = template;
        this.permissions = new Permissions(template);
        this.dynamoDb =
                data.map(folder -> LocalDynamoDb.in(folder.resolve("dynamodb"))).orElseGet(LocalDynamoDb::inMemory);
        try {
            this.secrets = new SecretsService(clock, data.map(folder -> folder.resolve("secrets.json")));
            this.events = new EventsService(clock, data.map(folder -> folder.resolve("rules.json")));
            this.endpoint = new AwsEndpoint(port, permissions, dynamoDb, secrets, events);
        } catch (RuntimeException e) {
            dynamoDb.close();
            throw e;
        }
    }

    /** Starts on any free port, forgetting everything when closed. */
    public static EmbeddedAws start(SamTemplate template, Clock clock) {
        return start(template, 0, Optional.empty(), clock);
    }

    /**
     * Starts and creates what the template declares and does not exist yet.
     *
     * @param port 0 for any
     * @param data where tables, secrets and rules are kept between starts; nowhere if empty
     * @param clock dates of secrets and events
     * @throws java.io.UncheckedIOException if the port is taken or the directory cannot be used
     */
    public static EmbeddedAws start(SamTemplate template, int port, Optional<Path> data, Clock clock) {
        EmbeddedAws aws = new EmbeddedAws(template, port, data, clock);
        try {
            template.tables().forEach(aws.dynamoDb::create);
            template.secrets().forEach(aws::createSecret);
            template.functions().forEach(aws::createRules);
            return aws;
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    /** The value for {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /**
     * The variables the template gives the function, plus what leads the SDK here. The access key is the function's name, so that it may
     * do here what its policy allows and nothing else.
     */
    public Map<String, String> environment(SamFunction function) {
        Map<String, String> environment = new LinkedHashMap<>(function.environment());
        environment.put("AWS_ENDPOINT_URL", endpoint().toString());
        environment.put("AWS_REGION", Arns.REGION);
        environment.put("AWS_ACCESS_KEY_ID", function.logicalId());
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        return environment;
    }

    /** Gives a secret a value, as an administrator would. */
    public void putSecret(String name, String value) {
        secrets.handle("PutSecretValue", request("SecretId", name).put("SecretString", value));
    }

    /** All rules as they are now. */
    public List<Rule> rules() {
        return events.rules();
    }

    /** Lets a rule fire as its clock would. */
    public void fire(String ruleName) {
        events.fire(ruleName);
    }

    /** The next call a rule makes, waiting for it at most so long. */
    public Optional<Delivery> nextDelivery(Duration wait) throws InterruptedException {
        return events.nextDelivery(wait);
    }

    /** The function a rule's target names. */
    public Optional<SamFunction> functionOf(Delivery delivery) {
        return template.functions().stream()
                .filter(function -> function.arn().equals(delivery.target()))
                .findFirst();
    }

    /** What the function's policy grants beyond what the function has called since the start. */
    public Set<AwsPermission> unusedPermissions(SamFunction function) {
        return permissions.unused(function);
    }

    /** From now on, these are asked around every call. */
    public void setFaults(AwsFaults faults) {
        endpoint.setFaults(faults);
    }

    /** No more faults. */
    public void clearFaults() {
        endpoint.clearFaults();
    }

    @Override
    public void close() {
        endpoint.close();
        dynamoDb.close();
    }

    private void createSecret(String name) {
        try {
            secrets.handle("DescribeSecret", request("SecretId", name));
        } catch (AwsError absent) {
            secrets.handle("CreateSecret", request("Name", name));
        }
    }

    private void createRules(SamFunction function) {
        List<String> existing = rules().stream().map(Rule::name).toList();
        for (SamRule rule : function.rules()) {
            if (existing.contains(rule.name())) {
                continue;
            }
            ObjectNode creation = request("Name", rule.name()).put("State", rule.enabled() ? "ENABLED" : "DISABLED");
            rule.schedule().ifPresent(schedule -> creation.put("ScheduleExpression", schedule.text()));
            rule.pattern().ifPresent(pattern -> creation.put("EventPattern", pattern.toString()));
            events.handle("PutRule", creation);
            ObjectNode targets = request("Rule", rule.name());
            ObjectNode target = targets.putArray("Targets")
                    .addObject()
                    .put("Id", "function")
                    .put("Arn", function.arn());
            rule.input().ifPresent(input -> target.put("Input", input));
            events.handle("PutTargets", targets);
        }
    }

    private static ObjectNode request(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }
}
