package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.FieldName;
import io.revsync.sandbox.http.Response;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One resource of the API: what it is called, what may be done with it, by what it is searched, and its rules. */
abstract class Resource {
    enum Verb {
        LIST,
        READ,
        CREATE,
        PATCH,
        REPLACE,
        DELETE
    }

    private final String name;
    private final String idField;
    private final Set<Verb> verbs;
    private final Map<String, Filter> filters = new LinkedHashMap<>();

    Resource(String name, String idField, Verb... changes) {
        this.name = name;
        this.idField = idField;
        this.verbs = EnumSet.of(Verb.LIST, Verb.READ);
        this.verbs.addAll(Set.of(changes));
        filters(
                Filter.id(idField),
                Filter.spelled("created_date", Filter.Kind.DATE, FieldName.CREATED),
                Filter.spelled("updated_date", Filter.Kind.DATE, FieldName.UPDATED, FieldName.CREATED));
    }

    final Resource filters(Filter... more) {
        for (Filter filter : more) {
            filters.put(filter.name(), filter);
        }
        return this;
    }

    /** As in the path. */
    final String name() {
        return name;
    }

    final String idField() {
        return idField;
    }

    final boolean allows(Verb verb) {
        return verbs.contains(verb);
    }

    final Optional<Filter> filter(String field) {
        return Optional.ofNullable(filters.get(field));
    }

    /** What a collection is sorted by: any field, searchable or not. */
    final Filter sort(String field) {
        return filter(field).orElseGet(() -> field.endsWith("_date") ? Filter.date(field) : Filter.text(field));
    }

    /**
     * Makes a record of what a client sent and returns its id.
     *
     * @throws RevioError 400 saying everything that is wrong
     */
    String create(ObjectNode body, Work work) {
        throw RevioError.methodNotAllowed("POST");
    }

    /** Judges a changed record before it is kept; may change more, as a change in Rev.io does. */
    void change(ObjectNode before, ObjectNode after, Work work) {}

    /** Judges a deletion and does what follows from it; the record itself goes afterwards. */
    void delete(ObjectNode record, Work work) {}

    /** {@code POST /v1/Name/{id}/action}; empty when there is no such action. */
    Optional<Response> act(String action, ObjectNode record, ObjectNode body, Work work) {
        return Optional.empty();
    }
}
