package io.revsync.aws;

import io.revsync.http.Pause;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LeaseLostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** One company's part of the tables; what all its stores are made from. */
public final class CompanyTables {
    /** A transaction takes 100 actions; one checks the lease, some stay free. */
    static final int MOST_WRITES = 90;

    private final DynamoDbClient dynamoDb;
    private final Clock clock;
    private final Conflicts conflicts;
    private final Section.Factory sections;
    private final TableNames names;

    /**
     * @param company short name that all keys begin with
     * @param clock decides when leases and old runs expire
     * @param pause how a retry after a conflict waits
     */
    public CompanyTables(DynamoDbClient dynamoDb, TableNames names, String company, Clock clock, Pause pause) {
        this.dynamoDb = dynamoDb;
        this.names = names;
        this.clock = clock;
        this.conflicts = new Conflicts(pause);
        this.sections = (table, name) -> new Section(dynamoDb, conflicts, table, company + "#" + name);
    }

    Clock clock() {
        return clock;
    }

    Section settings(String name) {
        return sections.of(names.settings(), name);
    }

    Section keyLinks(String name) {
        return sections.of(names.keyLinks(), name);
    }

    Section activity(String name) {
        return sections.of(names.activity(), name);
    }

    Section leases() {
        return keyLinks("lease");
    }

    /**
     * Does all of it, or nothing.
     *
     * @throws LeaseLostException if the lease is not the writer's any more
     * @throws ConditionFailedException if the condition of a write does not hold
     */
    void write(List<TransactWriteItem> writes, Lease lease) {
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(TransactWriteItem.builder().conditionCheck(stillHeld(lease)).build());
        items.addAll(writes);
        try {
            writeUnfenced(items);
        } catch (ConditionFailedException e) {
            throw e.index() == 0
                    ? new LeaseLostException(lease, e.getCause())
                    : new ConditionFailedException(e.index() - 1, e.getCause());
        }
    }

    /**
     * Does all of it, or nothing, whoever holds whatever lease.
     *
     * @throws ConditionFailedException if the condition of a write does not hold
     */
    void writeUnfenced(List<TransactWriteItem> writes) {
        try {
            conflicts.retry(() -> dynamoDb.transactWriteItems(request -> request.transactItems(writes)));
        } catch (TransactionCanceledException e) {
            List<CancellationReason> reasons = e.cancellationReasons();
            for (int i = 0; i < reasons.size(); i++) {
                if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
                    throw new ConditionFailedException(i, e);
                }
            }
            throw e;
        }
    }

    /**
     * Writes the next version of an item, and what belongs to it, or nothing.
     *
     * @param next from {@link Section#writingVersion}
     * @return false if somebody else saved in between
     */
    boolean writeVersion(TransactWriteItem next, TransactWriteItem more) {
        try {
            conflicts.retry(() -> dynamoDb.transactWriteItems(request -> request.transactItems(next, more)));
            return true;
        } catch (TransactionCanceledException e) {
            CancellationReason reason = e.cancellationReasons().get(0);
            if (!"ConditionalCheckFailed".equals(reason.code())) {
                throw e;
            }
            // The SDK repeats a call whose answer was lost, and may find its own first try.
            return reason.hasItem()
                    && Section.writer(reason.item())
                            .equals(Section.writer(next.put().item()));
        }
    }

    /** As {@link #write}, in as many transactions as it takes. */
    void writeInSteps(List<TransactWriteItem> writes, Lease lease) {
        for (int from = 0; from < writes.size(); from += MOST_WRITES) {
            write(writes.subList(from, Math.min(from + MOST_WRITES, writes.size())), lease);
        }
    }

    /** A lease that was freed or broken has no owner, so its last holder is refused even before the next one comes. */
    private ConditionCheck stillHeld(Lease lease) {
        Section leases = leases();
        return ConditionCheck.builder()
                .tableName(leases.table())
                .key(leases.key(lease.direction().key()))
                .conditionExpression("#fence = :mine AND attribute_exists(#owner)")
                .expressionAttributeNames(Map.of("#fence", DynamoDbLeases.FENCE, "#owner", DynamoDbLeases.OWNER))
                .expressionAttributeValues(Map.of(":mine", AttributeValue.fromN(Long.toString(lease.fence()))))
                .build();
    }
}
