package io.revsync.sync.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Those of the records asked for by id that exist.
 *
 * @param unreadable by id: why the record, which is there, cannot be read
 */
public record StillThere<T>(List<T> records, Map<String, String> unreadable) {

    public StillThere {
        records = List.copyOf(records);
        unreadable = Map.copyOf(unreadable);
    }

    /** The ids of all that exist, readable or not. */
    public Set<String> ids(Function<T, String> id) {
        return Stream.concat(records.stream().map(id), unreadable.keySet().stream())
                .collect(Collectors.toSet());
    }
}
