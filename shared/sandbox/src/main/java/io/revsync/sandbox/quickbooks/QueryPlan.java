package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Statement.Condition;
import io.revsync.sandbox.quickbooks.Statement.Operator;
import io.revsync.sandbox.quickbooks.Statement.Order;
import io.revsync.sandbox.store.IndexEntry;
import io.revsync.sandbox.store.Records;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a query is answered: which index gives the candidates, what is left to test, whether rows must be sorted. */
final class QueryPlan {

    private static final Comparator<String> BY_ID =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    private final Records records;
    private final Entity entity;
    private final List<Order> orderBy;
    private final Source source;
    private final List<Predicate> left = new ArrayList<>();

    QueryPlan(Records records, Entity entity, Statement statement) {
        this.records = records;
        this.entity = entity;
        this.orderBy = statement.orderBy();
        orderBy.forEach(order -> entity.property(order.property()));
        statement
                .where()
                .forEach(condition -> left.add(new Predicate(entity.property(condition.property()), condition)));
        inactiveRowsAreHidden();
        this.source = source();
        left.remove(source.fulfils());
    }

    /** Unless the query asks for {@code Active} itself (recorded: {@code Active IN (true, false)}). */
    private void inactiveRowsAreHidden() {
        if (entity.hasActive()
                && left.stream().noneMatch(test -> test.property().name().equals("Active"))) {
            left.add(
                    new Predicate(entity.property("Active"), new Condition("Active", Operator.EQUAL, List.of("true"))));
        }
    }

    long count() {
        return left.isEmpty() ? source.ids().count() : matching().count();
    }

    Stream<ObjectNode> page(long skip, long most) {
        if (isInOrder()) {
            return left.isEmpty()
                    ? read(source.ids().skip(skip).limit(most))
                    : matching().skip(skip).limit(most);
        }
        List<Sorted> rows = new ArrayList<>();
        matching()
                .forEach(row -> rows.add(new Sorted(
                        row.path("Id").asText(),
                        orderBy.stream()
                                .map(order -> entity.property(order.property()).keyOf(row))
                                .toList())));
        rows.sort(bySortKeys());
        return read(rows.stream().skip(skip).limit(most).map(Sorted::id));
    }

    private Stream<ObjectNode> matching() {
        return read(source.ids()).filter(row -> left.stream().allMatch(test -> test.holds(row)));
    }

    private Stream<ObjectNode> read(Stream<String> ids) {
        return ids.flatMap(id -> records.get(entity.name(), id).stream());
    }

    private boolean isInOrder() {
        return orderBy.isEmpty()
                || orderBy.size() == 1
                        && !orderBy.get(0).descending()
                        && entity.property(orderBy.get(0).property()).equals(source.orderedBy());
    }

    /**
     * Where candidates come from.
     *
     * @param fulfils the condition every candidate fulfils already, or null
     */
    private record Source(Stream<String> ids, Predicate fulfils, Property orderedBy) {}

    private Source source() {
        Property id = entity.property("Id");
        Optional<Predicate> byId = exact(id);
        if (byId.isPresent()) {
            Predicate test = byId.get();
            return new Source(test.keys().stream().distinct().sorted(BY_ID), test, id);
        }
        Optional<Predicate> selective = left.stream()
                .filter(test -> test.isExact() && test.property().indexed() && !isActive(test))
                .findFirst();
        if (selective.isPresent()) {
            return new Source(found(selective.get()), selective.get(), id);
        }
        Optional<Predicate> range = left.stream()
                .filter(test -> test.isLowerBound() && test.property().indexed())
                .min(Comparator.comparing(test -> !isFirstOrder(test.property())));
        if (range.isPresent()) {
            Predicate test = range.get();
            return new Source(
                    walked(test.property(), test.keys().get(0)),
                    test.includesItsBound() ? test : null,
                    test.property());
        }
        Property time = entity.property(Entity.LAST_UPDATED);
        if (isFirstOrder(time)) {
            return new Source(walked(time, ""), null, time);
        }
        Optional<Predicate> active = left.stream().filter(QueryPlan::isActive).findFirst();
        if (active.isPresent() && active.get().isExact()) {
            return new Source(found(active.get()), active.get(), id);
        }
        return new Source(records.ids(entity.name()), null, id);
    }

    private Optional<Predicate> exact(Property property) {
        return left.stream()
                .filter(test -> test.isExact() && test.property().equals(property))
                .findFirst();
    }

    private static boolean isActive(Predicate test) {
        return test.property().name().equals("Active");
    }

    private boolean isFirstOrder(Property property) {
        return !orderBy.isEmpty() && entity.property(orderBy.get(0).property()).equals(property);
    }

    private Stream<String> found(Predicate test) {
        return test.keys().stream()
                .distinct()
                .flatMap(key -> records.find(entity.name(), test.property().name(), key).stream())
                .sorted(BY_ID);
    }

    private Stream<String> walked(Property property, String from) {
        return records.from(entity.name(), property.name(), from).map(IndexEntry::id);
    }

    private Comparator<Sorted> bySortKeys() {
        Comparator<Sorted> all = (a, b) -> 0;
        for (int i = 0; i < orderBy.size(); i++) {
            int column = i;
            Property property = entity.property(orderBy.get(i).property());
            Comparator<Sorted> one = Comparator.comparing(row -> row.keys().get(column), property::compareOptional);
            all = all.thenComparing(orderBy.get(i).descending() ? one.reversed() : one);
        }
        return all;
    }

    private record Sorted(String id, List<Optional<String>> keys) {}
}
