package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a call needs to be allowed.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource ARN of what it touches
 */
public record AwsPermission(String action, String resource) {
    /** A transaction needs the right to each of its parts; there is none of its own. */
    private static final Map<String, String> PARTS_OF_TRANSACTIONS = Map.of(
            "Put", "dynamodb:PutItem",
            "Update", "dynamodb:UpdateItem",
            "Delete", "dynamodb:DeleteItem",
            "ConditionCheck", "dynamodb:ConditionCheckItem",
            "Get", "dynamodb:GetItem");

    /**
     * All that a call needs.
     *
     * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions and resources
     *     of DynamoDB</a>
     */
    static List<AwsPermission> neededBy(AwsCall call) {
        String action = call.service() + ":" + call.action();
        JsonNode request = call.request();
        List<AwsPermission> needed = new ArrayList<>();
        switch (call.service()) {
            case "dynamodb" -> dynamoDb(action, request, needed);
            case "secretsmanager" ->
                needed.add(new AwsPermission(
                        action,
                        secret(request.path("SecretId")
                                .asText(request.path("Name").asText()))));
            default -> events(action, request, needed);
        }
        return needed.stream().distinct().toList();
    }

    private static void dynamoDb(String action, JsonNode request, List<AwsPermission> needed) {
        for (JsonNode item : request.path("TransactItems")) {
            item.properties()
                    .forEach(part -> needed.add(new AwsPermission(
                            PARTS_OF_TRANSACTIONS.get(part.getKey()),
                            table(part.getValue().path("TableName").asText()))));
        }
        request.path("RequestItems")
                .fieldNames()
                .forEachRemaining(name -> needed.add(new AwsPermission(action, table(name))));
        if (needed.isEmpty()) {
            needed.add(new AwsPermission(action, table(request.path("TableName").asText())));
        }
    }

    private static void events(String action, JsonNode request, List<AwsPermission> needed) {
        for (JsonNode entry : request.path("Entries")) {
            String bus = entry.path("EventBusName").asText("default");
            needed.add(new AwsPermission(action, Arns.of("events", "event-bus/" + bus)));
        }
        if (needed.isEmpty()) {
            String rule = request.path("Name").asText(request.path("Rule").asText("*"));
            needed.add(new AwsPermission(action, Arns.rule(rule)));
        }
    }

    private static String table(String name) {
        return name.startsWith("arn:") ? name : Arns.of("dynamodb", "table/" + name);
    }

    private static String secret(String name) {
        return name.startsWith("arn:") ? name : Arns.secret(name);
    }
}
