package io.revsync.aws;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.MirroredLink;
import io.revsync.sync.store.MirroredLinks;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One item per link that is in Rev.io's register, under its Rev.io id. */
public final class DynamoDbMirroredLinks implements MirroredLinks {
    private final RealmTables tables;

    public DynamoDbMirroredLinks(RealmTables tables) {
        this.tables = tables;
    }

    @Override
    public Iterator<MirroredLink> allMirrored(RecordType type) {
        return section(type)
                .all()
                .map(item -> Attributes.read(item.get(Section.VALUE).s(), MirroredLink.class))
                .iterator();
    }

    @Override
    public void mirrored(MirroredLink link, Lease lease) {
        RecordKey record = link.record();
        tables.write(
                List.of(section(record.type()).writing(record.id(), Map.of(Section.VALUE, Attributes.json(link)))),
                lease);
    }

    @Override
    public void notMirrored(RecordKey record, Lease lease) {
        tables.write(List.of(section(record.type()).deleting(record.id())), lease);
    }

    private Section section(RecordType type) {
        return tables.keyLinks("mirrored#" + type.revioName());
    }
}
