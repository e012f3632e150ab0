package io.revsync.revio;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What to look for in a resource. A filter named twice means either value. Rev.io may ignore a filter it does not know without
 * saying so: look at the records that come.
 *
 * @param sort a field, with a minus in front for descending; empty for Rev.io's own order
 * @param pageSize 1 to {@value RevioLimits#PAGE_SIZE_MAX}
 */
public record Search(List<Filter> filters, String sort, int pageSize) {

    public Search {
        filters = List.copyOf(filters);
        if (pageSize < 1 || pageSize > RevioLimits.PAGE_SIZE_MAX) {
            throw new IllegalArgumentException(
                    "A page of Rev.io holds 1 to " + RevioLimits.PAGE_SIZE_MAX + " records, not " + pageSize + ".");
        }
    }

    /** One filter; {@code field} without the {@code search.} that Rev.io puts before it. */
    public record Filter(String field, String value) {}

    /** Everything, in the largest pages. */
    public static Search all() {
        return new Search(List.of(), "", RevioLimits.PAGE_SIZE_MAX);
    }

    /** Only records whose field is {@code value}, or another value given for the same field. */
    public Search where(String field, String value) {
        return where(field, List.of(value));
    }

    /** Only records whose field is one of {@code values}. */
    public Search where(String field, Collection<String> values) {
        List<Filter> more = new ArrayList<>(filters);
        values.forEach(value -> more.add(new Filter(field, value)));
        return new Search(more, sort, pageSize);
    }

    /** Only records updated at this moment of {@link RevioTime#ZONE} or later; for resources that know this filter. */
    public Search updatedSince(LocalDateTime from) {
        return where("updated_date_start", RevioTime.wire(from));
    }

    /** Only records created at this moment of {@link RevioTime#ZONE} or later. */
    public Search createdSince(LocalDateTime from) {
        return where("created_date_start", RevioTime.wire(from));
    }

    /** Only records created until this moment of {@link RevioTime#ZONE}. */
    public Search createdUntil(LocalDateTime to) {
        return where("created_date_end", RevioTime.wire(to));
    }

    /** In the order of this field, e.g. {@code bill_id} or {@code -created_date}. */
    public Search sortedBy(String field) {
        return new Search(filters, field, pageSize);
    }

    /** In pages of this size. */
    public Search inPagesOf(int size) {
        return new Search(filters, sort, size);
    }

    /** The query of one page, question mark included. */
    String query(long page, int size) {
        StringBuilder query = new StringBuilder("?search.page=")
                .append(page)
                .append("&search.page_size=")
                .append(size);
        if (!sort.isEmpty()) {
            query.append("&search.sort=").append(RevioCalls.encoded(sort));
        }
        filters.forEach(filter -> query.append("&search.")
                .append(RevioCalls.encoded(filter.field()))
                .append('=')
                .append(RevioCalls.encoded(filter.value())));
        return query.toString();
    }
}
