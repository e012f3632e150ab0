package io.revsync.quickbooks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query over one kind of record; conditions are joined by AND. Immutable. Source: developer.intuit.com, "Query operations and
 * syntax".
 *
 * @param <T> what the rows are read as
 */
public final class Query<T extends QuickBooksRecord> {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)*");
    private static final String BY_ID = "Id";
    private static final String UPDATED = "MetaData.LastUpdatedTime";

    private final Entity<T> entity;
    private final List<String> conditions;
    private final String order;

    private Query(Entity<T> entity, List<String> conditions, String order) {
        this.entity = entity;
        this.conditions = conditions;
        this.order = order;
    }

    /** All records of a kind that are active, in the order of their ids. */
    public static <T extends QuickBooksRecord> Query<T> from(Entity<T> entity) {
        return new Query<>(entity, List.of(), BY_ID);
    }

    /** One query per {@value QuickBooksLimits#IN_VALUES} values: together, the records whose field is one of the values. */
    public static <T extends QuickBooksRecord> List<Query<T>> inChunks(
            Entity<T> entity, String field, Collection<String> values) {
        List<String> distinct = values.stream().distinct().toList();
        List<Query<T>> queries = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += QuickBooksLimits.IN_VALUES) {
            int to = Math.min(distinct.size(), from + QuickBooksLimits.IN_VALUES);
            queries.add(from(entity).whereIn(field, distinct.subList(from, to)));
        }
        return queries;
    }

    /** Texts are compared without regard to letter case. */
    public Query<T> where(String field, Comparison comparison, String value) {
        return condition(field, comparison.symbol() + " " + quoted(value));
    }

    public Query<T> where(String field, Comparison comparison, BigDecimal value) {
        return condition(field, comparison.symbol() + " " + quoted(value.toPlainString()));
    }

    public Query<T> where(String field, Comparison comparison, LocalDate value) {
        return condition(field, comparison.symbol() + " " + quoted(value.toString()));
    }

    /** Compared to the second, the fraction is cut off. */
    public Query<T> where(String field, Comparison comparison, Instant value) {
        return condition(field, comparison.symbol() + " " + quoted(timestamp(value)));
    }

    public Query<T> where(String field, Comparison comparison, boolean value) {
        return condition(field, comparison.symbol() + " " + value);
    }

    /** The field is one of these values, at least one and at most {@value QuickBooksLimits#IN_VALUES}. */
    public Query<T> whereIn(String field, Collection<String> values) {
        if (values.isEmpty() || values.size() > QuickBooksLimits.IN_VALUES) {
            throw new IllegalArgumentException("IN takes 1 to 100 values, not " + values.size() + ".");
        }
        return condition(field, values.stream().map(Query::quoted).collect(Collectors.joining(", ", "IN (", ")")));
    }

    /** Rows of a name list that were made inactive are there too; of no effect on transactions. */
    public Query<T> includeInactive() {
        return entity.nameList() ? condition("Active", "IN (true, false)") : this;
    }

    /** Changed at this moment or later, oldest change first. */
    public Query<T> updatedSince(Instant since) {
        return where(UPDATED, Comparison.GE, since).orderBy(UPDATED);
    }

    /** Ascending. Pages need an order, so there always is one: the id, unless said otherwise. */
    public Query<T> orderBy(String field) {
        return new Query<>(entity, conditions, checked(field));
    }

    /** What is asked for. */
    public Entity<T> entity() {
        return entity;
    }

    /** The statement for one page; positions count from 1. */
    String page(int startPosition, int maxResults) {
        return "select * from " + entity.name() + whereClause() + " orderby " + order + " startposition "
                + startPosition + " maxresults " + maxResults;
    }

    /** The statement that counts the rows. */
    String count() {
        return "select count(*) from " + entity.name() + whereClause();
    }

    /** A date and time as queries and change data capture take it. */
    static String timestamp(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx")
                .format(instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    @Override
    public String toString() {
        return page(1, QuickBooksLimits.PAGE);
    }

    private String whereClause() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private Query<T> condition(String field, String comparison) {
        List<String> more = new ArrayList<>(conditions);
        more.add(checked(field) + " " + comparison);
        return new Query<>(entity, List.copyOf(more), order);
    }

    private static String checked(String field) {
        if (!FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("Not a field: " + field);
        }
        return field;
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
