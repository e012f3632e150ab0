package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One call that reached the endpoint.
 *
 * @param number 1 for the first call this endpoint got
 * @param caller the access key it came with; for a function, its name in the template
 * @param service {@code dynamodb}, {@code secretsmanager} or {@code events}: the prefix of the action in a policy
 * @param action such as {@code TransactWriteItems}
 * @param request the body
 */
public record AwsCall(long number, String caller, String service, String action, JsonNode request) {
    @Override
    public String toString() {
        return "AWS call " + number + ", " + service + ":" + action;
    }
}
