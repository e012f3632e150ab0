package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.store.Problem;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** How a problem is stored: in the Activity table, but without an expiry, under its direction and record. */
final class ProblemItems {
    private final RealmTables tables;

    ProblemItems(RealmTables tables) {
        this.tables = tables;
    }

    Section of(Direction direction) {
        return tables.activity("problem#" + direction.key());
    }

    TransactWriteItem writing(Problem problem) {
        return of(problem.direction()).writing(name(problem.record()), Map.of(Section.VALUE, Attributes.json(problem)));
    }

    TransactWriteItem deleting(Direction direction, RecordKey record) {
        return of(direction).deleting(name(record));
    }

    private static String name(RecordKey record) {
        return record.type().revioName() + "#" + record.id();
    }
}
