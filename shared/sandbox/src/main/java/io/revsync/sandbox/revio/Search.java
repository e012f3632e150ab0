package io.revsync.sandbox.revio;

import io.revsync.sandbox.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a client asks of a collection.
 *
 * @param page from 1
 * @param sort null for the order of ids
 */
record Search(int page, int pageSize, Filter sort, boolean descending, List<Condition> conditions) {
    private static final String PREFIX = "search.";

    /** Before every date, after what has none. */
    private static final String SOME_DATE = "0";

    private static final int DEFAULT_PAGE_SIZE = 10;
    private static final int LARGEST_PAGE_SIZE = 500;

    /** A restriction to some keys, or to a range of them. */
    sealed interface Condition {
        Filter filter();

        /** Repeating a filter means any of its values. */
        record AnyOf(Filter filter, Set<String> keys) implements Condition {}

        record Contains(Filter filter, String part) implements Condition {}

        /** Both ends belong to it. */
        record Between(Filter filter, String from, String to) implements Condition {}
    }

    /**
     * Reads the query.
     *
     * @param isField whether the resource's records have a field
     * @throws RevioError 400 for a page, size, sort or value that cannot be
     */
    static Search of(Request request, Resource resource, UnknownFilters unknown, Predicate<String> isField) {
        Validation validation = new Validation();
        int page = number(request, "page", 1, Integer.MAX_VALUE, 1, validation);
        int size = number(request, "page_size", 1, LARGEST_PAGE_SIZE, DEFAULT_PAGE_SIZE, validation);
        List<Condition> conditions = new ArrayList<>();
        Filter sort = null;
        boolean descending = false;
        for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
            if (!parameter.getKey().startsWith(PREFIX)) {
                continue; // only prefixed names mean anything
            }
            String name = parameter.getKey().substring(PREFIX.length());
            if (name.equals("sort")) {
                String field = parameter.getValue().get(0);
                descending = field.startsWith("-");
                String plain = descending ? field.substring(1) : field;
                sort = plain.equals(resource.idField()) ? null : resource.sort(plain);
                validation.require(
                        sort == null || resource.filter(plain).isPresent() || isField.test(plain),
                        "The sort field '" + plain + "' does not exist on " + resource.name() + ".");
            } else if (!name.equals("page") && !name.equals("page_size")) {
                Optional<Condition> condition = condition(name, parameter.getValue(), resource, validation);
                condition.ifPresent(conditions::add);
                validation.require(
                        condition.isPresent() || unknown == UnknownFilters.IGNORED,
                        "The search parameter '" + name + "' does not exist on " + resource.name() + ".");
            }
        }
        validation.refuseIfWrong();
        return new Search(page, size, sort, descending, conditions);
    }

    private static Optional<Condition> condition(
            String name, List<String> values, Resource resource, Validation validation) {
        if (name.endsWith("_start") || name.endsWith("_end")) {
            boolean start = name.endsWith("_start");
            String field = name.substring(0, name.lastIndexOf('_'));
            Optional<Filter> filter = resource.filter(field).filter(found -> found.kind() == Filter.Kind.DATE);
            if (filter.isPresent()) {
                Optional<String> bound =
                        start ? RevioTime.normal(values.get(0)) : RevioTime.lastSecondOf(values.get(0));
                validation.require(
                        bound.isPresent(), "The value '" + values.get(0) + "' is not valid for " + name + ".");
                return Optional.of(new Condition.Between(
                        filter.get(), start ? bound.orElse("") : SOME_DATE, start ? "~" : bound.orElse("")));
            }
        }
        return resource.filter(name).map(filter -> equality(filter, values, validation));
    }

    private static Condition equality(Filter filter, List<String> values, Validation validation) {
        if (filter.kind() == Filter.Kind.PART) {
            return new Condition.Contains(filter, SearchKey.of(values.get(0)));
        }
        Set<String> keys = new LinkedHashSet<>();
        for (String value : values) {
            boolean number = value.matches("\\d{1,18}");
            validation.require(
                    filter.kind() != Filter.Kind.ID || number,
                    "The value '" + value + "' is not valid for " + filter.name() + ".");
            keys.add(
                    filter.kind() == Filter.Kind.DATE
                            ? RevioTime.normal(value).orElse(SearchKey.ABSENT)
                            : SearchKey.of(value));
        }
        return new Condition.AnyOf(filter, keys);
    }

    private static int number(Request request, String name, int least, int most, int usual, Validation validation) {
        String text = request.param(PREFIX + name).orElse(String.valueOf(usual));
        int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        validation.require(
                value >= least && value <= most,
                "The value '" + text + "' is not valid for " + name + "; it is a number from " + least
                        + (most == Integer.MAX_VALUE ? "." : " to " + most + "."));
        return Math.max(value, least);
    }
}
