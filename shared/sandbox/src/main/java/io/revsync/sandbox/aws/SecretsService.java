package io.revsync.sandbox.aws;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Secrets Manager: versions, stages, idempotent tokens, the recovery window and the quota of versions.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/">its API reference</a>
 */
final class SecretsService {
    private static final int LONGEST_VALUE = 65_536;
    private static final int MOST_VERSIONS = 100;
    private static final Duration UNLABELLED_VERSIONS_STAY = Duration.ofHours(24);

    private final Clock clock;
    private final JsonFile file;
    private final Map<String, Secret> secrets = new LinkedHashMap<>();

    SecretsService(Clock clock, Optional<Path> file) {
        this.clock = clock;
        this.file = new JsonFile(file);
        JsonNode stored = this.file.read();
        if (!stored.isMissingNode()) {
            secrets.putAll(new ObjectMapper().convertValue(stored, new TypeReference<Map<String, Secret>>() {}));
        }
    }

    synchronized JsonNode handle(String action, JsonNode request) {
        secrets.values().removeIf(secret -> secret.isDeleted() && secret.deletedAt() <= clock.millis());
        return switch (action) {
            case "CreateSecret" -> create(request);
            case "GetSecretValue" -> get(request);
            case "PutSecretValue" -> put(request);
            case "UpdateSecret" -> update(request);
            case "DescribeSecret" -> describe(find(request));
            case "ListSecrets" -> list();
            case "DeleteSecret" -> delete(request);
            case "RestoreSecret" -> restore(request);
            default -> throw new AwsError("InvalidAction", "The sandbox's Secrets Manager does not know " + action);
        };
    }

    private JsonNode create(JsonNode request) {
        String name = required(request, "Name");
        Secret existing = secrets.get(name);
        if (existing != null) {
            if (existing.isDeleted()) {
                throw new AwsError(
                        "InvalidRequestException",
                        "You can't create this secret because a secret with this name is already scheduled for deletion.");
            }
            Secret.Version same =
                    existing.versions().get(request.path("ClientRequestToken").asText());
            if (same == null || !same.sameValue(version(request, Set.of()))) {
                throw new AwsError(
                        "ResourceExistsException",
                        "The operation failed because the secret " + name + " already exists.");
            }
            return named(existing, Optional.of(same.id()));
        }
        long now = clock.millis();
        Secret secret = new Secret(
                name, Arns.secret(name), request.path("Description").asText(""), now, now, null, new LinkedHashMap<>());
        if (!hasValue(request)) {
            store(secret);
            return named(secret, Optional.empty());
        }
        Secret.Version version = version(request, Set.of(Secret.CURRENT));
        store(secret.with(version, now));
        return named(secret, Optional.of(version.id()));
    }

    private JsonNode get(JsonNode request) {
        Secret secret = live(request);
        Secret.Version version;
        if (request.has("VersionId")) {
            version = secret.versions().get(request.get("VersionId").asText());
            if (version == null) {
                throw missing("version id: " + request.get("VersionId").asText());
            }
        } else {
            String stage = request.path("VersionStage").asText(Secret.CURRENT);
            version = secret.at(stage).orElseThrow(() -> missing("staging label: " + stage));
        }
        ObjectNode answer = named(secret, Optional.of(version.id()));
        if (version.text() != null) {
            answer.put("SecretString", version.text());
        } else {
            answer.put("SecretBinary", version.binary());
        }
        answer.set("VersionStages", texts(version.stages()));
        return answer.put("CreatedDate", version.createdAt() / 1000.0);
    }

    private JsonNode put(JsonNode request) {
        Secret secret = live(request);
        if (!hasValue(request)) {
            throw new AwsError("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
        }
        Set<String> stages = new LinkedHashSet<>();
        request.path("VersionStages").forEach(stage -> stages.add(stage.asText()));
        if (stages.isEmpty() || secret.versions().isEmpty()) {
            stages.add(Secret.CURRENT);
        }
        Secret.Version version = addVersion(secret, version(request, stages));
        ObjectNode answer = named(secret, Optional.of(version.id()));
        answer.set("VersionStages", texts(version.stages()));
        return answer;
    }

    private JsonNode update(JsonNode request) {
        Secret secret = live(request);
        if (request.has("Description")) {
            secret = secret.withDescription(request.get("Description").asText(), clock.millis());
            store(secret);
        }
        if (!hasValue(request)) {
            return named(secret, Optional.empty());
        }
        return named(
                secret,
                Optional.of(addVersion(secret, version(request, Set.of(Secret.CURRENT)))
                        .id()));
    }

    /** Repeating a token with the same value does nothing; with another value it is refused. */
    private Secret.Version addVersion(Secret secret, Secret.Version version) {
        Secret.Version existing = secret.versions().get(version.id());
        if (existing != null) {
            if (!existing.sameValue(version)) {
                throw new AwsError("ResourceExistsException", "You can't change the value of an existing version.");
            }
            return existing;
        }
        Map<String, Secret.Version> kept = new LinkedHashMap<>(secret.versions());
        if (kept.size() >= MOST_VERSIONS) {
            long limit = clock.millis() - UNLABELLED_VERSIONS_STAY.toMillis();
            kept.values().removeIf(old -> old.stages().isEmpty() && old.createdAt() < limit);
        }
        if (kept.size() >= MOST_VERSIONS) {
            throw new AwsError(
                    "LimitExceededException",
                    "This secret has " + MOST_VERSIONS + " versions of the last 24 hours; write it less often.");
        }
        store(secret.withVersions(kept, clock.millis()).with(version, clock.millis()));
        return version;
    }

    private JsonNode list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("SecretList");
        secrets.values().stream().filter(secret -> !secret.isDeleted()).forEach(secret -> list.add(describe(secret)));
        return answer;
    }

    private JsonNode delete(JsonNode request) {
        Secret secret = find(request);
        if (request.path("ForceDeleteWithoutRecovery").asBoolean()) {
            secrets.remove(secret.name());
            file.write(secrets);
            return named(secret, Optional.empty()).put("DeletionDate", clock.millis() / 1000.0);
        }
        if (secret.isDeleted()) {
            throw markedForDeletion();
        }
        int days = request.path("RecoveryWindowInDays").asInt(30);
        if (days < 7 || days > 30) {
            throw new AwsError(
                    "InvalidParameterException", "RecoveryWindowInDays value must be between 7 and 30 days.");
        }
        long at = clock.millis() + Duration.ofDays(days).toMillis();
        store(secret.withDeletion(at));
        return named(secret, Optional.empty()).put("DeletionDate", at / 1000.0);
    }

    private JsonNode restore(JsonNode request) {
        Secret secret = find(request);
        store(secret.withDeletion(null));
        return named(secret, Optional.empty());
    }

    private static ObjectNode describe(Secret secret) {
        ObjectNode answer = named(secret, Optional.empty())
                .put("Description", secret.description())
                .put("CreatedDate", secret.createdAt() / 1000.0)
                .put("LastChangedDate", secret.changedAt() / 1000.0);
        if (secret.isDeleted()) {
            answer.put("DeletedDate", secret.deletedAt() / 1000.0);
        }
        ObjectNode stages = answer.putObject("VersionIdsToStages");
        secret.versions().values().stream()
                .filter(version -> !version.stages().isEmpty())
                .forEach(version -> stages.set(version.id(), texts(version.stages())));
        return answer;
    }

    private Secret.Version version(JsonNode request, Set<String> stages) {
        String token =
                request.path("ClientRequestToken").asText(UUID.randomUUID().toString());
        if (token.length() < 32 || token.length() > 64) {
            throw new AwsError("InvalidParameterException", "ClientRequestToken must be 32 to 64 characters long.");
        }
        String text = request.path("SecretString").textValue();
        if (text != null && text.length() > LONGEST_VALUE) {
            throw new AwsError(
                    "ValidationException",
                    "1 validation error detected: Value at 'secretString' failed to satisfy constraint: "
                            + "Member must have length less than or equal to " + LONGEST_VALUE);
        }
        return new Secret.Version(token, text, request.path("SecretBinary").textValue(), clock.millis(), stages);
    }

    private Secret live(JsonNode request) {
        Secret secret = find(request);
        if (secret.isDeleted()) {
            throw markedForDeletion();
        }
        return secret;
    }

    private Secret find(JsonNode request) {
        String id = required(request, "SecretId");
        return secrets.values().stream()
                .filter(secret -> secret.name().equals(id) || secret.arn().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret."));
    }

    private void store(Secret secret) {
        secrets.put(secret.name(), secret);
        file.write(secrets);
    }

    private static AwsError missing(String what) {
        return new AwsError(
                "ResourceNotFoundException", "Secrets Manager can't find the specified secret value for " + what);
    }

    private static AwsError markedForDeletion() {
        return new AwsError(
                "InvalidRequestException",
                "You can't perform this operation on the secret because it was marked for deletion.");
    }

    private static boolean hasValue(JsonNode request) {
        return request.has("SecretString") || request.has("SecretBinary");
    }

    private static String required(JsonNode request, String field) {
        String value = request.path(field).asText();
        if (value.isEmpty()) {
            throw new AwsError(
                    "InvalidParameterException", "You must provide a value for the " + field + " parameter.");
        }
        return value;
    }

    private static ObjectNode named(Secret secret, Optional<String> version) {
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("ARN", secret.arn()).put("Name", secret.name());
        version.ifPresent(id -> answer.put("VersionId", id));
        return answer;
    }

    private static ArrayNode texts(Set<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }
}
