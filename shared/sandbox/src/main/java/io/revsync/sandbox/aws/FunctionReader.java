package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one {@code AWS::Serverless::Function}: merges the globals in, then its events and policies. */
final class FunctionReader {
    private final SamTemplate template;
    private final String id;
    private final JsonNode properties;

    FunctionReader(SamTemplate template, SamResource resource) {
        this.template = template;
        this.id = resource.logicalId();
        this.properties = merge(template.globals("Function"), resource.properties());
    }

    SamFunction read() {
        return new SamFunction(
                id,
                template.nameOf(id, "FunctionName"),
                properties.path("Handler").asText(),
                Duration.ofSeconds(properties.path("Timeout").asLong(3)),
                properties.path("MemorySize").asInt(128),
                environment(),
                rules(),
                statements(),
                properties);
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        return variables;
    }

    private List<SamRule> rules() {
        List<SamRule> rules = new ArrayList<>();
        properties.path("Events").properties().forEach(event -> {
            JsonNode rule = event.getValue().path("Properties");
            String type = event.getValue().path("Type").asText();
            // SAM names a rule without a name by function and event.
            String name = rule.path("Name").asText(template.physicalName(id + event.getKey()));
            boolean enabled = rule.path("Enabled").asBoolean(true)
                    && !rule.path("State").asText().equals("DISABLED");
            Optional<String> input = Optional.ofNullable(rule.path("Input").textValue());
            switch (type) {
                case "Schedule" ->
                    rules.add(new SamRule(
                            name,
                            Optional.of(schedule(
                                    event.getKey(), rule.path("Schedule").asText())),
                            Optional.empty(),
                            enabled,
                            input));
                case "EventBridgeRule", "CloudWatchEvent" ->
                    rules.add(new SamRule(name, Optional.empty(), Optional.of(rule.path("Pattern")), enabled, input));
                default -> {
                    // Routes are not rules; whoever serves them reads them from the properties.
                    if (!type.equals("HttpApi")) {
                        throw new TemplateException(
                                place(event.getKey()), "events of type " + type + " do not run here");
                    }
                }
            }
        });
        return rules;
    }

    private ScheduleExpression schedule(String event, String text) {
        try {
            return ScheduleExpression.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TemplateException(place(event) + "/Properties/Schedule", e.getMessage());
        }
    }

    private String place(String event) {
        return "Resources/" + id + "/Properties/Events/" + event;
    }

    private List<SamStatement> statements() {
        List<SamStatement> statements = new ArrayList<>();
        for (JsonNode policy : list(properties.path("Policies"))) {
            if (policy.isTextual()) {
                addManaged(policy.asText(), statements);
            } else {
                list(policy.path("Statement")).forEach(statement -> statements.add(statement(statement)));
            }
        }
        return statements;
    }

    private void addManaged(String arn, List<SamStatement> statements) {
        SamResource policy = template.resources("AWS::IAM::ManagedPolicy").stream()
                .filter(candidate ->
                        SamTemplate.managedPolicy(candidate.logicalId()).equals(arn))
                .findFirst()
                .orElseThrow(() -> new TemplateException(
                        "Resources/" + id + "/Properties/Policies",
                        "the policy " + arn + " is not one of this template, so what it allows is unknown"));
        list(policy.properties().path("PolicyDocument").path("Statement"))
                .forEach(statement -> statements.add(statement(statement)));
    }

    private static SamStatement statement(JsonNode statement) {
        return new SamStatement(
                statement.path("Sid").asText(),
                statement.path("Effect").asText().equals("Allow"),
                texts(statement.path("Action")),
                texts(statement.path("Resource")));
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return list(oneOrMany).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode oneOrMany) {
        List<JsonNode> list = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(list::add);
        } else if (!oneOrMany.isMissingNode()) {
            list.add(oneOrMany);
        }
        return list;
    }

    /** SAM's rule for globals: maps are merged, everything else is overridden by the function. */
    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (!global.isObject() || !own.isObject()) {
            return own;
        }
        ObjectNode merged = global.deepCopy();
        own.properties()
                .forEach(entry -> merged.set(entry.getKey(), merge(global.path(entry.getKey()), entry.getValue())));
        return merged;
    }
}
