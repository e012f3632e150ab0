package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.AbstractList;
import java.util.Objects;
import java.util.function.IntFunction;

/** A list whose records are made when read, afresh each time: as long as wanted, and no heavier. */
final class OnDemandList extends AbstractList<ObjectNode> {
    private final int size;
    private final IntFunction<ObjectNode> record;

    OnDemandList(int size, IntFunction<ObjectNode> record) {
        this.size = size;
        this.record = record;
    }

    @Override
    public ObjectNode get(int index) {
        return record.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
