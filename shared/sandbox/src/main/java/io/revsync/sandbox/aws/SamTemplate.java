package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The SAM template, read the way a deployment would: parameters have values, conditions are decided, references point at physical
 * names. What runs locally is built from this, so that it is what is deployed.
 */
public final class SamTemplate {
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String SECRET = "AWS::SecretsManager::Secret";

    private final JsonNode template;
    private final Map<String, JsonNode> parameters;
    private final String stack;
    private final Intrinsics intrinsics;

    private SamTemplate(JsonNode template, Map<String, String> overrides) {
        this.template = template;
        this.parameters = parameters(template.path("Parameters"), overrides);
        this.stack = parameters.get("AWS::StackName").asText();
        this.intrinsics = new Intrinsics(parameters, template.path("Conditions"), this::referenceTo, this::attributeOf);
    }

    /**
     * Reads a template.
     *
     * @param parameters values other than the defaults; pseudo parameters such as {@code AWS::StackName} may be given too
     * @throws TemplateException if a parameter is unknown, lacks a value or breaks its own pattern
     * @throws UncheckedIOException if the file cannot be read
     */
    public static SamTemplate read(Path file, Map<String, String> parameters) {
        try {
            return new SamTemplate(TemplateYaml.read(file), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * Reads this project's {@code template.yaml}, found through the system property {@code revsync.root} or by walking up from the
     * working directory.
     *
     * @throws IllegalStateException if there is none
     */
    public static SamTemplate ofThisProject() {
        return read(projectRoot().resolve("template.yaml"), Map.of());
    }

    /** The directory that holds {@code template.yaml}; see {@link #ofThisProject()}. */
    public static Path projectRoot() {
        String property = System.getProperty("revsync.root");
        Path start = Path.of(property == null ? "" : property).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("template.yaml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "No template.yaml in " + start + " or above; run from inside the project or pass -Drevsync.root=DIR");
    }

    /** All functions, in the template's order. */
    public List<SamFunction> functions() {
        return resources(FUNCTION).stream()
                .map(resource -> new FunctionReader(this, resource).read())
                .toList();
    }

    /**
     * The function with this name in the template.
     *
     * @throws TemplateException if there is none
     */
    public SamFunction function(String logicalId) {
        return functions().stream()
                .filter(function -> function.logicalId().equals(logicalId))
                .findFirst()
                .orElseThrow(() -> new TemplateException("Resources", "there is no function '" + logicalId + "'"));
    }

    /** All routes of the HTTP API, in the template's order. */
    public List<SamRoute> routes() {
        return new RouteReader(this).read();
    }

    /** All DynamoDB tables. */
    public List<SamTable> tables() {
        return resources(TABLE).stream().map(this::table).toList();
    }

    /** Names of all secrets. */
    public List<String> secrets() {
        return resources(SECRET).stream()
                .map(secret -> secret.properties().path("Name").asText())
                .toList();
    }

    /** All resources of a type that exist under the conditions, resolved. */
    public List<SamResource> resources(String type) {
        return logicalIds().stream()
                .filter(id -> declaration(id).path("Type").asText().equals(type))
                .filter(this::exists)
                .map(this::resource)
                .toList();
    }

    /** A parameter's value. */
    public String parameter(String name) {
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(() -> new TemplateException("Parameters", "there is no parameter '" + name + "'"))
                .asText();
    }

    JsonNode globals(String section) {
        return intrinsics.resolve(template.path("Globals").path(section), "Globals/" + section);
    }

    SamResource resource(String logicalId) {
        JsonNode declaration = declaration(logicalId);
        if (declaration.isMissingNode()) {
            throw new TemplateException("Resources", "there is no resource or parameter '" + logicalId + "'");
        }
        String place = "Resources/" + logicalId + "/Properties";
        return new SamResource(
                logicalId,
                declaration.path("Type").asText(),
                intrinsics.resolve(declaration.path("Properties"), place),
                declaration);
    }

    String physicalName(String logicalId) {
        return stack + "-" + logicalId;
    }

    private List<String> logicalIds() {
        List<String> ids = new ArrayList<>();
        template.path("Resources").fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    private JsonNode declaration(String logicalId) {
        return template.path("Resources").path(logicalId);
    }

    private boolean exists(String logicalId) {
        JsonNode condition = declaration(logicalId).path("Condition");
        return condition.isMissingNode() || intrinsics.condition(condition.asText(), "Resources/" + logicalId);
    }

    private SamTable table(SamResource resource) {
        String name = nameOf(resource.logicalId(), "TableName");
        ObjectNode creation = JsonNodeFactory.instance.objectNode().put("TableName", name);
        for (String part : List.of(
                "AttributeDefinitions",
                "KeySchema",
                "BillingMode",
                "GlobalSecondaryIndexes",
                "LocalSecondaryIndexes",
                "StreamSpecification")) {
            if (resource.properties().has(part)) {
                creation.set(part, resource.properties().get(part));
            }
        }
        JsonNode expiry = resource.properties().path("TimeToLiveSpecification");
        return new SamTable(
                resource.logicalId(),
                name,
                creation,
                expiry.path("Enabled").asBoolean()
                        ? Optional.of(expiry.path("AttributeName").asText())
                        : Optional.empty());
    }

    /** What {@code !Ref} gives, by resource type; see the "Return values" of each type in AWS's template reference. */
    String referenceTo(String logicalId) {
        String type = declaration(logicalId).path("Type").asText();
        return switch (type) {
            case TABLE -> nameOf(logicalId, "TableName");
            case FUNCTION -> nameOf(logicalId, "FunctionName");
            case "AWS::Logs::LogGroup" -> nameOf(logicalId, "LogGroupName");
            case SECRET -> Arns.secret(nameOf(logicalId, "Name"));
            case "AWS::SQS::Queue" ->
                "https://sqs." + Arns.REGION + ".amazonaws.com/" + Arns.ACCOUNT + "/" + nameOf(logicalId, "QueueName");
            case "AWS::SNS::Topic" -> Arns.of("sns", nameOf(logicalId, "TopicName"));
            case "AWS::IAM::ManagedPolicy" -> managedPolicy(logicalId);
            case "AWS::ApiGatewayV2::Api",
                    "AWS::ApiGatewayV2::Integration",
                    "AWS::ApiGatewayV2::Authorizer",
                    "AWS::Cognito::UserPoolClient" -> idOf(logicalId);
            case "AWS::Cognito::UserPoolDomain" -> nameOf(logicalId, "Domain");
            case "AWS::Cognito::UserPool" -> Arns.REGION + "_" + idOf(logicalId);
            case "" ->
                throw new TemplateException(
                        "Ref " + logicalId, "there is no resource or parameter '" + logicalId + "'");
            default ->
                throw new TemplateException("Ref " + logicalId, "the sandbox does not know what it means for " + type);
        };
    }

    /** What {@code !GetAtt} gives. */
    private String attributeOf(String logicalId, String attribute) {
        String type = declaration(logicalId).path("Type").asText();
        return switch (type + "." + attribute) {
            case TABLE + ".Arn" -> Arns.of("dynamodb", "table/" + nameOf(logicalId, "TableName"));
            case FUNCTION + ".Arn" -> Arns.function(nameOf(logicalId, "FunctionName"));
            case "AWS::Events::Rule.Arn" -> Arns.rule(nameOf(logicalId, "Name"));
            case "AWS::SQS::Queue.Arn" -> Arns.of("sqs", nameOf(logicalId, "QueueName"));
            case "AWS::SQS::Queue.QueueName" -> nameOf(logicalId, "QueueName");
            case "AWS::Logs::LogGroup.Arn" -> Arns.of("logs", "log-group:" + nameOf(logicalId, "LogGroupName") + ":*");
            case "AWS::Cognito::UserPool.ProviderURL" ->
                "https://cognito-idp." + Arns.REGION + ".amazonaws.com/" + referenceTo(logicalId);
            case SECRET + ".Id" -> Arns.secret(nameOf(logicalId, "Name"));
            default ->
                throw new TemplateException(
                        "GetAtt " + logicalId + "." + attribute,
                        "the sandbox does not know this attribute of "
                                + (type.isEmpty() ? "a missing resource" : type));
        };
    }

    /** Ids of which AWS says only that they are short and of lower-case letters and digits; here they tell what they are of. */
    private static String idOf(String logicalId) {
        return logicalId.toLowerCase(Locale.ROOT);
    }

    static String managedPolicy(String logicalId) {
        return Arns.of("iam", "policy/" + logicalId).replace(Arns.REGION, "");
    }

    String nameOf(String logicalId, String nameProperty) {
        JsonNode name = declaration(logicalId).path("Properties").path(nameProperty);
        return name.isMissingNode()
                ? physicalName(logicalId)
                : intrinsics
                        .resolve(name, "Resources/" + logicalId + "/Properties/" + nameProperty)
                        .asText();
    }

    private static Map<String, JsonNode> parameters(JsonNode declared, Map<String, String> overrides) {
        Map<String, JsonNode> values = new HashMap<>(Map.of(
                "AWS::Region", TextNode.valueOf(Arns.REGION),
                "AWS::AccountId", TextNode.valueOf(Arns.ACCOUNT),
                "AWS::Partition", TextNode.valueOf("aws"),
                "AWS::URLSuffix", TextNode.valueOf("amazonaws.com"),
                "AWS::StackName", TextNode.valueOf("revio-quickbooks-sync")));
        Map<String, JsonNode> all = new LinkedHashMap<>();
        declared.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        overrides.forEach((name, value) -> {
            if (!all.containsKey(name) && !values.containsKey(name)) {
                throw new TemplateException("Parameters", "there is no parameter '" + name + "'");
            }
            values.put(name, TextNode.valueOf(value));
        });
        all.forEach((name, declaration) -> {
            JsonNode value = values.computeIfAbsent(name, absent -> declaration.path("Default"));
            check("Parameters/" + name, declaration, value);
        });
        return values;
    }

    private static void check(String place, JsonNode declaration, JsonNode value) {
        if (value.isMissingNode()) {
            throw new TemplateException(place, "has no default, so a value must be given");
        }
        JsonNode pattern = declaration.path("AllowedPattern");
        if (!pattern.isMissingNode() && !value.asText().matches(pattern.asText())) {
            throw new TemplateException(place, "'" + value.asText() + "' does not match " + pattern.asText());
        }
        JsonNode allowed = declaration.path("AllowedValues");
        if (allowed.isArray()
                && StreamSupport.stream(allowed.spliterator(), false)
                        .noneMatch(one -> one.asText().equals(value.asText()))) {
            throw new TemplateException(place, "'" + value.asText() + "' is none of " + allowed);
        }
    }
}
