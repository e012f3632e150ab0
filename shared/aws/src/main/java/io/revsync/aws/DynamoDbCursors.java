package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.Side;
import io.revsync.sync.store.Cursor;
import io.revsync.sync.store.Cursors;
import io.revsync.sync.store.Lease;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One item per direction and side it reads. */
public final class DynamoDbCursors implements Cursors {
    private final RealmTables tables;
    private final Section cursors;

    public DynamoDbCursors(RealmTables tables) {
        this.tables = tables;
        this.cursors = tables.keyLinks("cursor");
    }

    @Override
    public Optional<Cursor> load(Direction direction, Side side) {
        return cursors.get(name(direction, side))
                .map(item -> Attributes.read(item.get(Section.VALUE).s(), Cursor.class));
    }

    @Override
    public void save(Cursor cursor, Lease lease) {
        tables.write(
                List.of(cursors.writing(
                        name(cursor.direction(), cursor.side()), Map.of(Section.VALUE, Attributes.json(cursor)))),
                lease);
    }

    private static String name(Direction direction, Side side) {
        return side == direction.from() ? direction.key() : direction.key() + "#" + side;
    }
}
