package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates CloudFormation's intrinsic functions. What it does not know it refuses by name, because a value silently left out would
 * make the rehearsal differ from the deployment.
 */
final class Intrinsics {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Map<String, JsonNode> parameters;
    private final JsonNode conditions;
    private final BiFunction<String, String, String> attributes;
    private final Function<String, String> references;

    /**
     * @param parameters values of parameters and pseudo parameters
     * @param conditions the template's Conditions
     * @param references what {@code !Ref} of a resource means
     * @param attributes what {@code !GetAtt resource.attribute} means
     */
    Intrinsics(
            Map<String, JsonNode> parameters,
            JsonNode conditions,
            Function<String, String> references,
            BiFunction<String, String, String> attributes) {
        this.parameters = parameters;
        this.conditions = conditions;
        this.references = references;
        this.attributes = attributes;
    }

    /** The value with every intrinsic evaluated; a missing node stands for {@code AWS::NoValue}. */
    JsonNode resolve(JsonNode value, String place) {
        if (value.isArray()) {
            ArrayNode list = NODES.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                JsonNode element = resolve(value.get(i), place + "[" + i + "]");
                if (!element.isMissingNode()) {
                    list.add(element);
                }
            }
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        if (value.size() == 1) {
            String name = value.fieldNames().next();
            if (name.equals("Ref") || name.equals("Condition") || name.startsWith("Fn::")) {
                return call(name, value.get(name), place + "/" + name);
            }
        }
        ObjectNode map = NODES.objectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            JsonNode element = resolve(entry.getValue(), place + "/" + entry.getKey());
            if (!element.isMissingNode()) {
                map.set(entry.getKey(), element);
            }
        }
        return map;
    }

    boolean condition(String name, String place) {
        if (!conditions.has(name)) {
            throw new TemplateException(place, "there is no condition '" + name + "'");
        }
        return resolve(conditions.get(name), "Conditions/" + name).asBoolean();
    }

    private JsonNode call(String function, JsonNode argument, String place) {
        return switch (function) {
            case "Ref" -> reference(argument.asText());
            case "Condition" -> BooleanNode.valueOf(condition(argument.asText(), place));
            case "Fn::GetAtt" ->
                TextNode.valueOf(attributes.apply(
                        argument.get(0).asText(), argument.get(1).asText()));
            case "Fn::Sub" -> TextNode.valueOf(substitute(argument, place));
            case "Fn::Join" -> TextNode.valueOf(join(argument, place));
            case "Fn::Select" ->
                resolve(argument.get(1), place)
                        .path(resolve(argument.get(0), place).asInt());
            case "Fn::Split" -> split(argument, place);
            case "Fn::If" -> resolve(argument.get(condition(argument.get(0).asText(), place) ? 1 : 2), place);
            case "Fn::Equals" ->
                BooleanNode.valueOf(resolve(argument.get(0), place)
                        .asText()
                        .equals(resolve(argument.get(1), place).asText()));
            case "Fn::Not" ->
                BooleanNode.valueOf(!resolve(argument.get(0), place).asBoolean());
            case "Fn::And" ->
                BooleanNode.valueOf(truths(argument, place).stream().allMatch(truth -> truth));
            case "Fn::Or" ->
                BooleanNode.valueOf(truths(argument, place).stream().anyMatch(truth -> truth));
            case "Fn::Base64" ->
                TextNode.valueOf(Base64.getEncoder()
                        .encodeToString(resolve(argument, place).asText().getBytes()));
            default ->
                throw new TemplateException(place, "the function " + function + " cannot be evaluated outside of AWS");
        };
    }

    private JsonNode reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        JsonNode parameter = parameters.get(name);
        return parameter != null ? parameter : TextNode.valueOf(references.apply(name));
    }

    private String substitute(JsonNode argument, String place) {
        String text = argument.isArray() ? argument.get(0).asText() : argument.asText();
        JsonNode own = argument.isArray() ? argument.get(1) : MissingNode.getInstance();
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2).trim();
            String replacement;
            if (!matcher.group(1).isEmpty()) {
                replacement = "${" + name + "}";
            } else if (own.has(name)) {
                replacement = resolve(own.get(name), place).asText();
            } else if (name.contains(".")) {
                int dot = name.indexOf('.');
                replacement = attributes.apply(name.substring(0, dot), name.substring(dot + 1));
            } else {
                replacement = reference(name).asText();
            }
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(result).toString();
    }

    private String join(JsonNode argument, String place) {
        List<String> parts = new ArrayList<>();
        resolve(argument.get(1), place).forEach(part -> parts.add(part.asText()));
        return String.join(argument.get(0).asText(), parts);
    }

    private ArrayNode split(JsonNode argument, String place) {
        ArrayNode parts = NODES.arrayNode();
        String text = resolve(argument.get(1), place).asText();
        for (String part : text.split(Pattern.quote(argument.get(0).asText()), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private List<Boolean> truths(JsonNode argument, String place) {
        List<Boolean> truths = new ArrayList<>();
        argument.forEach(element -> truths.add(resolve(element, place).asBoolean()));
        return truths;
    }
}
