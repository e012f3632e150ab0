package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A DynamoDB table of the template.
 *
 * @param logicalId its name in the template
 * @param name its physical name
 * @param creation the body of the {@code CreateTable} call that makes it
 * @param timeToLive the attribute that holds an item's expiry, in seconds since 1970
 */
public record SamTable(String logicalId, String name, JsonNode creation, Optional<String> timeToLive) {}
