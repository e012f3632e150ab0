package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Statement.Condition;
import io.revsync.sandbox.quickbooks.Statement.Operator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A condition against a property of the entity. */
final class Predicate {

    private final Property property;
    private final Operator operator;
    private final List<String> keys;
    private final Pattern like;

    Predicate(Property property, Condition condition) {
        this.property = property;
        this.operator = condition.operator();
        this.keys = operator == Operator.LIKE
                ? condition.values()
                : condition.values().stream().map(property::key).toList();
        this.like = operator == Operator.LIKE ? pattern(condition.values().get(0)) : null;
        idsAreOnlyCompared();
    }

    /** 4001: Id only with = and IN. */
    private void idsAreOnlyCompared() {
        if (property.kind() == Property.Kind.ID && !isExact()) {
            throw Errors.invalidQuery("Operator " + operator.symbol() + " is not supported for property Id");
        }
    }

    /** The only wildcard is %. */
    private static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (String part : like.split("(?<=%)|(?=%)")) {
            regex.append(part.equals("%") ? ".*" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    Property property() {
        return property;
    }

    List<String> keys() {
        return keys;
    }

    boolean isExact() {
        return operator == Operator.EQUAL || operator == Operator.IN;
    }

    boolean isLowerBound() {
        return operator == Operator.GREATER || operator == Operator.AT_LEAST;
    }

    /** Whether a record at the bound itself is meant too. */
    boolean includesItsBound() {
        return operator == Operator.AT_LEAST;
    }

    boolean holds(ObjectNode row) {
        Optional<String> value = property.keyOf(row);
        if (value.isEmpty()) {
            return false;
        }
        return switch (operator) {
            case EQUAL, IN -> keys.stream().anyMatch(key -> property.compare(value.get(), key) == 0);
            case LESS -> property.compare(value.get(), keys.get(0)) < 0;
            case GREATER -> property.compare(value.get(), keys.get(0)) > 0;
            case AT_MOST -> property.compare(value.get(), keys.get(0)) <= 0;
            case AT_LEAST -> property.compare(value.get(), keys.get(0)) >= 0;
            case LIKE -> like.matcher(value.get()).matches();
        };
    }
}
