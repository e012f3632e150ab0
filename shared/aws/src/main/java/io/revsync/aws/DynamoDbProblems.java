package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.Problems;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** One item per problem. */
public final class DynamoDbProblems implements Problems {
    private final RealmTables tables;
    private final ProblemItems items;

    public DynamoDbProblems(RealmTables tables) {
        this.tables = tables;
        this.items = new ProblemItems(tables);
    }

    @Override
    public List<Problem> open(Direction direction) {
        return items.of(direction)
                .all()
                .map(item -> Attributes.read(item.get(Section.VALUE).s(), Problem.class))
                .toList();
    }

    @Override
    public void update(Collection<Problem> opened, Collection<RecordKey> solved, Direction direction, Lease lease) {
        Map<RecordKey, Problem> last = new LinkedHashMap<>();
        opened.forEach(problem -> last.put(problem.record(), problem));
        tables.writeInSteps(last.values().stream().map(items::writing).toList(), lease);
        tables.writeInSteps(
                new LinkedHashSet<>(solved)
                        .stream()
                                .map(record -> items.deleting(direction, record))
                                .toList(),
                lease);
    }
}
