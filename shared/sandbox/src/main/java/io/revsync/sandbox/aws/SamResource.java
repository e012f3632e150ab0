package io.revsync.sandbox.aws;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Any resource of the template that its condition lets exist.
 *
 * @param logicalId its name in the template
 * @param type such as {@code AWS::Logs::LogGroup}
 * @param properties its properties, resolved
 * @param declaration the resource as written, with policies and conditions beside its properties
 */
public record SamResource(String logicalId, String type, JsonNode properties, JsonNode declaration) {}
