package io.revsync.sandbox.revio;

/** A resource a client reads and cannot change: products, bill profiles, integration systems. */
final class ReferenceResource extends Resource {
    ReferenceResource(String name, String idField, Filter... filters) {
        super(name, idField);
        filters(filters);
    }
}
