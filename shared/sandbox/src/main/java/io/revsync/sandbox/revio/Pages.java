package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.revio.Search.Condition;
import io.revsync.sandbox.store.IndexEntry;
import io.revsync.sandbox.store.Records;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers searches from indexes: whatever a collection holds, only the records of the page asked for are read.
 *
 * <p>Ties of a sort are broken by id. A page is a view of the books at its moment: what is added while a client pages
 * shifts the pages after it, as with the real API.
 */
final class Pages {
    private final Records records;

    Pages(Records records) {
        this.records = records;
    }

    /** {@code {ok, has_more, record_count, records}}; the count is of this page, there is no total. */
    ObjectNode page(Resource resource, Search search) {
        search.conditions().forEach(condition -> ensureIndex(resource, condition.filter()));
        if (search.sort() != null) {
            ensureIndex(resource, search.sort());
        }
        return records.read(() -> {
            long skip = (search.page() - 1L) * search.pageSize();
            List<String> ids = ids(resource, search)
                    .skip(skip)
                    .limit(search.pageSize() + 1L)
                    .toList();
            boolean more = ids.size() > search.pageSize();
            ArrayNode found = SandboxJson.array();
            (more ? ids.subList(0, search.pageSize()) : ids)
                    .forEach(id -> records.get(resource.name(), id).ifPresent(found::add));
            ObjectNode answer = SandboxJson.object().put("ok", true).put("has_more", more);
            answer.put("record_count", found.size()).set("records", found);
            return answer;
        });
    }

    /** The ids of all records that satisfy one filter's value, in order of id. */
    List<String> find(Resource resource, Filter filter, String value) {
        ensureIndex(resource, filter);
        return records.find(resource.name(), filter.name(), SearchKey.of(value));
    }

    void ensureIndex(Resource resource, Filter filter) {
        if (!isOwnId(resource, filter) && !records.hasIndex(resource.name(), filter.name())) {
            records.index(resource.name(), filter.name(), filter.keys());
        }
    }

    private Stream<String> ids(Resource resource, Search search) {
        Stream<String> ordered = ordered(resource, search);
        return search.descending() ? reversed(ordered) : ordered;
    }

    /** Walks the books in the order asked for, past everything the conditions leave out. */
    private Stream<String> ordered(Resource resource, Search search) {
        List<Condition> conditions = new ArrayList<>(search.conditions());
        String start = SearchKey.ABSENT;
        if (search.sort() != null
                && conditions.size() == 1
                && conditions.get(0) instanceof Condition.Between range
                && range.filter().equals(search.sort())
                && range.to().equals("~")) {
            start = range.from();
            conditions.clear();
        }
        Stream<String> all = search.sort() == null
                ? records.ids(resource.name())
                : records.from(resource.name(), search.sort().name(), start).map(IndexEntry::id);
        if (conditions.isEmpty()) {
            return all;
        }
        Set<String> wanted = matching(resource, conditions);
        boolean few = wanted.size() * 20L < records.count(resource.name());
        return few && search.sort() == null ? wanted.stream().sorted(Pages::byNumber) : all.filter(wanted::contains);
    }

    private Set<String> matching(Resource resource, List<Condition> conditions) {
        Set<String> wanted = null;
        for (Condition condition : conditions) {
            Set<String> found = new HashSet<>(matching(resource, condition));
            if (wanted == null) {
                wanted = found;
            } else {
                wanted.retainAll(found);
            }
        }
        return wanted;
    }

    private List<String> matching(Resource resource, Condition condition) {
        String index = condition.filter().name();
        if (condition instanceof Condition.AnyOf anyOf) {
            if (isOwnId(resource, condition.filter())) {
                return anyOf.keys().stream()
                        .map(key -> key.replaceFirst("^n0*", ""))
                        .filter(id -> records.contains(resource.name(), id))
                        .toList();
            }
            return anyOf.keys().stream()
                    .flatMap(key -> records.find(resource.name(), index, key).stream())
                    .toList();
        }
        if (condition instanceof Condition.Contains contains) {
            String part = contains.part().replaceFirst("^[tn]0*", "");
            return records.from(resource.name(), index, SearchKey.ABSENT)
                    .filter(entry -> entry.key().contains(part))
                    .map(IndexEntry::id)
                    .toList();
        }
        Condition.Between range = (Condition.Between) condition;
        return records.from(resource.name(), index, range.from())
                .takeWhile(entry -> entry.key().compareTo(range.to()) <= 0)
                .map(IndexEntry::id)
                .toList();
    }

    private static boolean isOwnId(Resource resource, Filter filter) {
        return filter.kind() == Filter.Kind.ID && filter.name().equals(resource.idField());
    }

    private static Stream<String> reversed(Stream<String> ordered) {
        List<String> ids = new ArrayList<>(ordered.toList());
        java.util.Collections.reverse(ids);
        return ids.stream();
    }

    private static int byNumber(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }
}
