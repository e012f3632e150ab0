package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.Cursors;
import io.revsync.sync.store.Lease;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One item per direction. */
public final class DynamoDbCursors implements Cursors {
    private final CompanyTables tables;
    private final Section cursors;

    public DynamoDbCursors(CompanyTables tables) {
        this.tables = tables;
        this.cursors = tables.keyLinks("cursor");
    }

    @Override
    public Optional<Cursor> load(Direction direction) {
        return cursors.get(direction.key())
                .map(item -> Attributes.read(item.get(Section.VALUE).s(), Cursor.class));
    }

    @Override
    public void save(Cursor cursor, Lease lease) {
        tables.write(
                List.of(cursors.writing(cursor.direction().key(), Map.of(Section.VALUE, Attributes.json(cursor)))),
                lease);
    }
}
