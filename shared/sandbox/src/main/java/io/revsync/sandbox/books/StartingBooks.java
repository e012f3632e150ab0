package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What both systems hold when a simulator starts.
 *
 * @param revio records by Rev.io resource, as in the path ({@code Bills}, {@code ServiceProduct})
 * @param quickbooks records by QuickBooks entity ({@code Customer}, {@code CompanyInfo})
 */
public record StartingBooks(Map<String, List<ObjectNode>> revio, Map<String, List<ObjectNode>> quickbooks) {

    /** The records of one Rev.io resource; empty when there are none. */
    public List<ObjectNode> revio(String resource) {
        return revio.getOrDefault(resource, List.of());
    }

    /** The records of one QuickBooks entity; empty when there are none. */
    public List<ObjectNode> quickbooks(String entity) {
        return quickbooks.getOrDefault(entity, List.of());
    }
}
