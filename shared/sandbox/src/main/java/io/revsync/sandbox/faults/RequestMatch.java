package io.revsync.sandbox.faults;

import io.revsync.sandbox.http.Request;
import java.util.regex.Pattern;

/**
 * Which requests a rule is about. Every part is optional ({@code null} matches all) and a regular expression over the whole,
 * but {@code bodyContains}, which is plain text.
 *
 * @param item the id of an item of a batch (QuickBooks: bId)
 * @param operation what a write does: create, update, delete, void
 */
public record RequestMatch(Pattern method, Pattern path, String bodyContains, Pattern item, Pattern operation) {

    public static final RequestMatch ANY = new RequestMatch(null, null, null, null, null);

    boolean matches(Request request) {
        return fits(method, request.method())
                && fits(path, request.path())
                && (bodyContains == null || request.text().contains(bodyContains));
    }

    boolean matches(Request request, Item write) {
        return fits(method, request.method())
                && fits(path, request.path())
                && fits(item, write.id())
                && fits(operation, write.operation())
                && (bodyContains == null || write.body().contains(bodyContains));
    }

    private static boolean fits(Pattern pattern, String text) {
        return pattern == null || pattern.matcher(text).matches();
    }

    /** One write: an item of a batch, or a request's only one with an empty id. */
    public record Item(String id, String operation, String body) {

        /** A new record cannot be stale. */
        boolean isCreate() {
            return operation.equals("create");
        }
    }
}
