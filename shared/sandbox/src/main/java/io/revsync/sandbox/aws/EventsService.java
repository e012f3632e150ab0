package io.revsync.sandbox.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * EventBridge, its default bus: rules, targets, and the delivery of put events to the targets of rules that match.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/">its API reference</a>
 */
final class EventsService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ENTRIES = 10;

    private final Clock clock;
    private final JsonFile file;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    EventsService(Clock clock, Optional<Path> file) {
        this.clock = clock;
        this.file = new JsonFile(file);
        JsonNode stored = this.file.read();
        if (!stored.isMissingNode()) {
            rules.putAll(JSON.convertValue(stored, new TypeReference<Map<String, Rule>>() {}));
        }
    }

    synchronized List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    /** The next call a rule makes, waiting for it at most so long. */
    Optional<Delivery> nextDelivery(Duration wait) throws InterruptedException {
        return Optional.ofNullable(deliveries.poll(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    synchronized JsonNode handle(String action, JsonNode request) {
        if (!request.path("EventBusName").asText("default").equals("default")) {
            throw new AwsError(
                    "ResourceNotFoundException", "Event bus " + request.get("EventBusName") + " does not exist.");
        }
        return switch (action) {
            case "PutRule" -> putRule(request);
            case "DescribeRule" -> describe(find(request.path("Name")));
            case "ListRules" -> listRules(request);
            case "EnableRule" -> enable(request, true);
            case "DisableRule" -> enable(request, false);
            case "DeleteRule" -> deleteRule(request);
            case "PutTargets" -> putTargets(request);
            case "ListTargetsByRule" -> listTargets(request);
            case "RemoveTargets" -> removeTargets(request);
            case "PutEvents" -> putEvents(request);
            default ->
                throw new AwsError("UnknownOperationException", "The sandbox's EventBridge does not know " + action);
        };
    }

    private JsonNode putRule(JsonNode request) {
        String name = request.path("Name").asText();
        if (!name.matches("[.\\-_A-Za-z0-9]{1,64}")) {
            throw new AwsError(
                    "ValidationException",
                    "1 validation error detected: Value '" + name + "' at 'name' failed to satisfy constraint: "
                            + "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
        }
        String schedule = request.path("ScheduleExpression").textValue();
        String pattern = request.path("EventPattern").textValue();
        if (schedule == null && pattern == null) {
            throw new AwsError(
                    "ValidationException", "Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (schedule != null) {
            checkSchedule(schedule);
        }
        if (pattern != null) {
            EventPattern.parse(pattern);
        }
        Optional<Rule> old = Optional.ofNullable(rules.get(name));
        Rule rule = new Rule(
                name,
                request.path("Description").asText(""),
                schedule,
                pattern,
                !request.path("State").asText().equals("DISABLED"),
                old.map(Rule::targets).orElse(Map.of()),
                old.map(Rule::inputs).orElse(Map.of()));
        store(rule);
        return answer().put("RuleArn", rule.arn());
    }

    private static void checkSchedule(String schedule) {
        try {
            ScheduleExpression.parse(schedule);
        } catch (IllegalArgumentException e) {
            // AWS does not say what is wrong with it either.
            throw new AwsError("ValidationException", "Parameter ScheduleExpression is not valid.");
        }
    }

    private JsonNode listRules(JsonNode request) {
        ObjectNode answer = answer();
        ArrayNode list = answer.putArray("Rules");
        rules.values().stream()
                .filter(rule ->
                        rule.name().startsWith(request.path("NamePrefix").asText("")))
                .forEach(rule -> list.add(describe(rule)));
        return answer;
    }

    private JsonNode enable(JsonNode request, boolean enabled) {
        store(find(request.path("Name")).withEnabled(enabled));
        return answer();
    }

    private JsonNode deleteRule(JsonNode request) {
        Rule rule = rules.get(request.path("Name").asText());
        if (rule != null && !rule.targets().isEmpty()) {
            throw new AwsError("ValidationException", "Rule can't be deleted since it has targets.");
        }
        rules.remove(request.path("Name").asText());
        file.write(rules);
        return answer();
    }

    private JsonNode putTargets(JsonNode request) {
        Rule rule = find(request.path("Rule"));
        Map<String, String> targets = new LinkedHashMap<>(rule.targets());
        Map<String, String> inputs = new LinkedHashMap<>(rule.inputs());
        for (JsonNode target : request.path("Targets")) {
            String id = target.path("Id").asText();
            targets.put(id, target.path("Arn").asText());
            inputs.remove(id);
            if (target.has("Input")) {
                inputs.put(id, target.get("Input").asText());
            }
        }
        store(rule.withTargets(targets, inputs));
        return noFailures();
    }

    private JsonNode listTargets(JsonNode request) {
        Rule rule = find(request.path("Rule"));
        ObjectNode answer = answer();
        ArrayNode list = answer.putArray("Targets");
        rule.targets().forEach((id, arn) -> {
            ObjectNode target = list.addObject().put("Id", id).put("Arn", arn);
            if (rule.inputs().containsKey(id)) {
                target.put("Input", rule.inputs().get(id));
            }
        });
        return answer;
    }

    private JsonNode removeTargets(JsonNode request) {
        Rule rule = find(request.path("Rule"));
        Map<String, String> targets = new LinkedHashMap<>(rule.targets());
        Map<String, String> inputs = new LinkedHashMap<>(rule.inputs());
        request.path("Ids").forEach(id -> {
            targets.remove(id.asText());
            inputs.remove(id.asText());
        });
        store(rule.withTargets(targets, inputs));
        return noFailures();
    }

    private JsonNode putEvents(JsonNode request) {
        JsonNode entries = request.path("Entries");
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new AwsError(
                    "ValidationException",
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint: "
                            + "Member must have length between 1 and " + MOST_ENTRIES);
        }
        ObjectNode answer = answer();
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        int failed = 0;
        for (JsonNode entry : entries) {
            try {
                results.addObject().put("EventId", deliver(entry));
            } catch (AwsError e) {
                failed++;
                ((ObjectNode) results.get(results.size() - 1))
                        .put("ErrorCode", e.type())
                        .put("ErrorMessage", e.getMessage());
            }
        }
        answer.put("FailedEntryCount", failed);
        answer.set("Entries", results);
        return answer;
    }

    private String deliver(JsonNode entry) {
        ObjectNode event = event(
                required(entry, "Source"), required(entry, "DetailType"), List.of(), detail(required(entry, "Detail")));
        for (Rule rule : rules.values()) {
            if (rule.enabled()
                    && rule.pattern() != null
                    && EventPattern.parse(rule.pattern()).matches(event)) {
                callTargets(rule, event);
            }
        }
        return event.path("id").asText();
    }

    /** What a rule's clock sends to its targets. */
    synchronized void fire(String ruleName) {
        Rule rule = find(JsonNodeFactory.instance.textNode(ruleName));
        callTargets(rule, event("aws.events", "Scheduled Event", List.of(rule.arn()), answer()));
    }

    private void callTargets(Rule rule, ObjectNode event) {
        rule.targets().forEach((id, arn) -> deliveries.add(new Delivery(rule.name(), arn, inputOf(rule, id, event))));
    }

    private static JsonNode inputOf(Rule rule, String target, ObjectNode event) {
        String constant = rule.inputs().get(target);
        return constant == null ? event.deepCopy() : detail(constant);
    }

    private ObjectNode event(String source, String detailType, List<String> resources, JsonNode detail) {
        ObjectNode event = answer().put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", Arns.ACCOUNT)
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Arns.REGION);
        ArrayNode list = event.putArray("resources");
        new ArrayList<>(resources).forEach(list::add);
        event.set("detail", detail);
        return event;
    }

    private static JsonNode detail(String text) {
        try {
            JsonNode detail = JSON.readTree(text);
            if (detail.isObject()) {
                return detail;
            }
        } catch (JsonProcessingException e) {
            throw new AwsError("MalformedDetail", "Detail is malformed.");
        }
        throw new AwsError("MalformedDetail", "Detail is malformed.");
    }

    private static String required(JsonNode entry, String field) {
        String value = entry.path(field).asText();
        if (value.isEmpty()) {
            throw new AwsError(
                    "InvalidArgument",
                    "Parameter " + field + " is not valid. Reason: " + field + " is a required argument.");
        }
        return value;
    }

    private Rule find(JsonNode name) {
        Rule rule = rules.get(name.asText());
        if (rule == null) {
            throw new AwsError(
                    "ResourceNotFoundException", "Rule " + name.asText() + " does not exist on EventBus default.");
        }
        return rule;
    }

    private void store(Rule rule) {
        rules.put(rule.name(), rule);
        file.write(rules);
    }

    private static ObjectNode describe(Rule rule) {
        ObjectNode answer = answer().put("Name", rule.name())
                .put("Arn", rule.arn())
                .put("Description", rule.description())
                .put("State", rule.enabled() ? "ENABLED" : "DISABLED")
                .put("EventBusName", "default");
        if (rule.schedule() != null) {
            answer.put("ScheduleExpression", rule.schedule());
        }
        if (rule.pattern() != null) {
            answer.put("EventPattern", rule.pattern());
        }
        return answer;
    }

    private static ObjectNode noFailures() {
        ObjectNode answer = answer().put("FailedEntryCount", 0);
        answer.putArray("FailedEntries");
        return answer;
    }

    private static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode();
    }
}
