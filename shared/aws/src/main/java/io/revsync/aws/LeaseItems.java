package io.revsync.aws;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Leases by name. Taking one needs a free item or one that has expired; the fence grows by one each time and never shrinks. Clocks of
 * Lambdas agree closely and a holder lives fifteen minutes at most, so an expiry stamp is safe; the fence covers what is left.
 */
final class LeaseItems {
    private static final String EXPIRES_AT = "expiresAtMillis";
    private static final String ATTEMPT = "attempt";
    private static final Map<String, String> NAMES = Map.of(
            "#fence",
            DynamoDbLeases.FENCE,
            "#owner",
            DynamoDbLeases.OWNER,
            "#expires",
            EXPIRES_AT,
            "#attempt",
            ATTEMPT);

    private final Section section;
    private final Clock clock;

    LeaseItems(CompanyTables tables) {
        this.section = tables.leases();
        this.clock = tables.clock();
    }

    /** The new fence; empty if somebody holds the lease. */
    Optional<Long> acquire(String name, String owner, Instant expiresAt) {
        AttributeValue attempt = Attributes.text(UUID.randomUUID().toString());
        try {
            Map<String, AttributeValue> item = section.update(name, change -> change.updateExpression(
                                    "SET #owner = :owner, #expires = :expires, #attempt = :attempt ADD #fence :one")
                            .conditionExpression("attribute_not_exists(#owner) OR #expires <= :now")
                            .expressionAttributeNames(NAMES)
                            .expressionAttributeValues(Map.of(
                                    ":owner", Attributes.text(owner),
                                    ":expires", Attributes.number(expiresAt.toEpochMilli()),
                                    ":attempt", attempt,
                                    ":one", Attributes.number(1),
                                    ":now", Attributes.number(clock.millis())))
                            .returnValues(ReturnValue.ALL_NEW)
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                    .attributes();
            return Optional.of(fence(item));
        } catch (ConditionalCheckFailedException e) {
            // The SDK repeats a call whose answer was lost; the holder it then finds may be this very attempt.
            return attempt.equals(e.item().get(ATTEMPT)) ? Optional.of(fence(e.item())) : Optional.empty();
        }
    }

    /** Frees it if it is still held under this fence. */
    void release(String name, long fence) {
        try {
            section.update(name, change -> change.updateExpression("REMOVE #owner, #expires, #attempt")
                    .conditionExpression("#fence = :fence")
                    .expressionAttributeNames(NAMES)
                    .expressionAttributeValues(Map.of(":fence", Attributes.number(fence))));
        } catch (ConditionalCheckFailedException e) {
            // Somebody else holds it now, so there is nothing of ours to free.
            return;
        }
    }

    /** Frees it whoever holds it. */
    void free(String name) {
        section.update(name, change -> change.updateExpression("REMOVE #owner, #expires, #attempt")
                .expressionAttributeNames(
                        Map.of("#owner", DynamoDbLeases.OWNER, "#expires", EXPIRES_AT, "#attempt", ATTEMPT)));
    }

    /** Whether its holder let it expire instead of giving it back. */
    boolean abandoned(String name) {
        return section.get(name)
                .filter(item -> item.containsKey(DynamoDbLeases.OWNER))
                .filter(item -> Long.parseLong(item.get(EXPIRES_AT).n()) <= clock.millis())
                .isPresent();
    }

    private static long fence(Map<String, AttributeValue> item) {
        return Long.parseLong(item.get(DynamoDbLeases.FENCE).n());
    }
}
