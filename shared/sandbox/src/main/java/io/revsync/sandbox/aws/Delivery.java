package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rule calls a target.
 *
 * @param rule the rule's name
 * @param target the target's ARN
 * @param event what the target gets
 */
public record Delivery(String rule, String target, JsonNode event) {}
