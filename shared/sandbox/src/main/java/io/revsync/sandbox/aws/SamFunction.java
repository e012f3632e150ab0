package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Lambda function of the template, everything resolved.
 *
 * @param logicalId its name in the template, such as {@code InvoicesToQuickBooks}
 * @param name its physical name
 * @param handler {@code package.Class::method}
 * @param timeout how long one invocation may take
 * @param memoryMb its memory, in MB
 * @param environment its variables
 * @param rules the rules that call it
 * @param statements what its role may do
 * @param properties all its properties, {@code Globals} merged in
 */
public record SamFunction(
        String logicalId,
        String name,
        String handler,
        Duration timeout,
        int memoryMb,
        Map<String, String> environment,
        List<SamRule> rules,
        List<SamStatement> statements,
        JsonNode properties) {

    /** The function's ARN, as rules name it. */
    public String arn() {
        return Arns.function(name);
    }

    /** The rules that fire by the clock. */
    public List<SamRule> schedules() {
        return rules.stream().filter(rule -> rule.schedule().isPresent()).toList();
    }

    /** Whether the function's role allows an action, such as {@code dynamodb:GetItem}, on a resource. */
    public boolean mayCall(String action, String resourceArn) {
        List<SamStatement> speaking = statements.stream()
                .filter(statement -> statement.covers(action, resourceArn))
                .toList();
        return !speaking.isEmpty() && speaking.stream().allMatch(SamStatement::allow);
    }
}
