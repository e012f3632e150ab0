package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.store.Census;
import io.revsync.sync.store.Lease;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A thousand neighbouring ids share an item, as a set of numbers to which DynamoDB itself adds and from which it takes; so 100,000 bills
 * are read with one query of some hundred items.
 */
public final class DynamoDbCensus implements Census {
    private static final long IDS_PER_ITEM = 1_000;
    private static final String IDS = "ids";

    private final RealmTables tables;

    public DynamoDbCensus(RealmTables tables) {
        this.tables = tables;
    }

    @Override
    public long[] ids(Direction direction) {
        return census(direction)
                .all()
                .map(item -> item.get(IDS))
                // An item whose last id was taken stays behind, empty.
                .filter(ids -> ids != null)
                .flatMapToLong(ids -> ids.ns().stream().mapToLong(Long::parseLong))
                .sorted()
                .toArray();
    }

    @Override
    public void add(Direction direction, Collection<Long> ids, Lease lease) {
        change("ADD", direction, ids, lease);
    }

    @Override
    public void remove(Direction direction, Collection<Long> ids, Lease lease) {
        change("DELETE", direction, ids, lease);
    }

    private void change(String verb, Direction direction, Collection<Long> ids, Lease lease) {
        Map<Long, TreeSet<Long>> byItem = new TreeMap<>();
        ids.forEach(id -> byItem.computeIfAbsent(id / IDS_PER_ITEM, first -> new TreeSet<>())
                .add(id));
        Section census = census(direction);
        tables.writeInSteps(
                byItem.entrySet().stream()
                        .map(entry -> census.changingSet(
                                "%016d".formatted(entry.getKey()),
                                verb,
                                IDS,
                                AttributeValue.fromNs(entry.getValue().stream()
                                        .map(String::valueOf)
                                        .toList())))
                        .toList(),
                lease);
    }

    private Section census(Direction direction) {
        return tables.keyLinks("census#" + direction.key());
    }
}
