package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.revio.Page;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.RecordKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Reads many records of Rev.io by id in few calls. */
public final class RevioReads {

    private static final int IDS_PER_CALL = 40;

    private final RevioClient revio;

    public RevioReads(RevioClient revio) {
        this.revio = revio;
    }

    /**
     * The records with these ids. A repeated filter means "one of"; because Rev.io may honour it in part without saying so, what did
     * not come is asked for singly. One that cannot be read holds nobody up.
     *
     * @param idField the filter's name, e.g. {@code bill_id}
     */
    public <T> StillThere<T> byIds(
            Resource<T> resource, String idField, Function<T, String> id, Collection<String> ids, Deadline deadline) {
        List<String> wanted = List.copyOf(ids);
        Map<String, T> found = new LinkedHashMap<>();
        Map<String, String> unreadable = new LinkedHashMap<>();
        for (int from = 0; from < wanted.size(); from += IDS_PER_CALL) {
            List<String> some = wanted.subList(from, Math.min(wanted.size(), from + IDS_PER_CALL));
            if (some.size() > 1) {
                Search search = Search.all().where(idField, some);
                revio.page(resource, search, 1, deadline).records().stream()
                        .filter(record -> some.contains(id.apply(record)))
                        .forEach(record -> found.put(id.apply(record), record));
            }
            for (String each : some) {
                if (!found.containsKey(each)) {
                    try {
                        revio.read(resource, each, deadline).ifPresent(record -> found.put(each, record));
                    } catch (DefectException e) {
                        unreadable.put(each, e.getMessage());
                    }
                }
            }
        }
        return new StillThere<>(new ArrayList<>(found.values()), unreadable);
    }

    /**
     * A page of ids in order; ids that are no numbers are left out.
     *
     * @param idField the name to sort by, e.g. {@code bill_id}
     */
    public <T> IdPage idPage(
            Resource<T> resource, String idField, Function<T, String> id, int page, int pageSize, Deadline deadline) {
        Page<T> rows = revio.page(resource, Search.all().inPagesOf(pageSize).sortedBy(idField), page, deadline);
        LongStream readable =
                rows.records().stream().map(id).filter(RecordKey::isId).mapToLong(Long::parseLong);
        LongStream unreadable = rows.unreadable().stream()
                .map(UnreadableRecord::id)
                .filter(RecordKey::isId)
                .mapToLong(Long::parseLong);
        LongStream ids = rows.unreadable().isEmpty()
                ? readable
                : LongStream.concat(readable, unreadable).sorted();
        return new IdPage(ids.toArray(), rows.hasMore());
    }
}
