package io.revsync.sync.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a QuickBooks record says in the fields that belong to Rev.io, in words an accountant reads.
 *
 * @param fields by what people call them: total, date, lines
 */
public record OwnedFields(SortedMap<String, String> fields) {

    public OwnedFields {
        fields = new TreeMap<>(fields);
    }

    /** The names of our fields that say something else now; those we never wrote are QuickBooks' own. */
    public List<String> changedIn(OwnedFields now) {
        List<String> changed = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (!value.equals(now.fields.getOrDefault(name, ""))) {
                changed.add(name);
            }
        });
        return changed;
    }

    /** What it says in this field; empty for none. */
    public String of(String name) {
        return fields.getOrDefault(name, "");
    }
}
