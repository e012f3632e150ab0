package io.revsync.sandbox.aws;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A secret and its versions, oldest first. Times are milliseconds since 1970.
 *
 * @param deletedAt when it disappears, if it is marked for deletion
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Secret(
        String name,
        String arn,
        String description,
        long createdAt,
        long changedAt,
        Long deletedAt,
        Map<String, Version> versions) {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    /** One value; exactly one of text and binary (base64) is given. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(String id, String text, String binary, long createdAt, Set<String> stages) {
        boolean sameValue(Version other) {
            return Objects.equals(text, other.text) && Objects.equals(binary, other.binary);
        }

        private Version withStages(Set<String> changed) {
            return new Version(id, text, binary, createdAt, changed);
        }
    }

    @JsonIgnore
    boolean isDeleted() {
        return deletedAt != null;
    }

    Optional<Version> at(String stage) {
        return versions.values().stream()
                .filter(version -> version.stages().contains(stage))
                .findFirst();
    }

    Secret withDescription(String changed, long now) {
        return new Secret(name, arn, changed, createdAt, now, deletedAt, versions);
    }

    Secret withDeletion(Long at) {
        return new Secret(name, arn, description, createdAt, changedAt, at, versions);
    }

    Secret withVersions(Map<String, Version> changed, long now) {
        return new Secret(name, arn, description, createdAt, now, deletedAt, changed);
    }

    /** Adds a version under its stages. Moving AWSCURRENT leaves AWSPREVIOUS behind on the version that had it. */
    Secret with(Version added, long now) {
        Map<String, Version> changed = new LinkedHashMap<>();
        boolean movesCurrent = added.stages().contains(CURRENT);
        versions.forEach((id, version) -> {
            Set<String> stages = new LinkedHashSet<>(version.stages());
            boolean wasCurrent = stages.contains(CURRENT);
            stages.removeAll(added.stages());
            if (movesCurrent) {
                stages.remove(PREVIOUS);
                if (wasCurrent) {
                    stages.add(PREVIOUS);
                }
            }
            changed.put(id, version.withStages(stages));
        });
        changed.put(added.id(), added);
        return withVersions(changed, now);
    }
}
