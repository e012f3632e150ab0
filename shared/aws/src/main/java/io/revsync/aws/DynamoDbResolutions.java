package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Resolution;
import io.revsync.sync.store.Resolutions;
import java.util.List;
import java.util.Map;

/** One item per record, beside the problems; without an expiry. */
public final class DynamoDbResolutions implements Resolutions {
    private final RealmTables tables;

    public DynamoDbResolutions(RealmTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Resolution> of(Direction direction) {
        return section(direction)
                .all()
                .map(item -> Attributes.read(item.get(Section.VALUE).s(), Resolution.class))
                .toList();
    }

    @Override
    public void decide(Resolution resolution) {
        tables.writeUnfenced(List.of(section(resolution.direction())
                .writing(name(resolution.record()), Map.of(Section.VALUE, Attributes.json(resolution)))));
    }

    @Override
    public void done(Resolution resolution, Lease lease) {
        try {
            tables.write(
                    List.of(section(resolution.direction())
                            .deletingUnlessOther(
                                    name(resolution.record()), Section.VALUE, Attributes.json(resolution))),
                    lease);
        } catch (ConditionFailedException otherMeanwhile) {
            // The admin has decided anew while this was carried out. That stands, and the next run does it.
            return;
        }
    }

    private Section section(Direction direction) {
        return tables.activity("resolution#" + direction.key());
    }

    private static String name(RecordKey record) {
        return record.type().revioName() + "#" + record.id();
    }
}
