package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One command of a batch. Items know nothing of each other: none can use an id another creates, and their order means nothing.
 */
public sealed interface BatchItem {

    /** Names the item in the answer, 1 to {@value QuickBooksLimits#BID} characters, unique in its batch. */
    String bId();

    /** A new record. */
    record Create(String bId, Entity<?> entity, ObjectNode body, boolean allowDuplicateDocNumber) implements BatchItem {

        public Create(String bId, Entity<?> entity, ObjectNode body) {
            this(bId, entity, body, false);
        }
    }

    /**
     * A change. The body has Id and SyncToken, and {@code "sparse": true} unless every other property is to be cleared; lines
     * are replaced as a whole either way.
     */
    record Update(String bId, Entity<?> entity, ObjectNode body, boolean allowDuplicateDocNumber) implements BatchItem {

        public Update(String bId, Entity<?> entity, ObjectNode body) {
            this(bId, entity, body, false);
        }
    }

    /** All amounts become zero, the number stays. */
    record Void(String bId, Entity<?> entity, String id, String syncToken) implements BatchItem {}

    /** The transaction is gone. Not for name lists, whose rows are made inactive instead. */
    record Delete(String bId, Entity<?> entity, String id, String syncToken) implements BatchItem {

        public Delete {
            if (entity.nameList()) {
                throw new IllegalArgumentException("QuickBooks has no delete for " + entity.name() + ".");
            }
        }
    }

    /** One page of a query. */
    record QueryItem(String bId, Query<?> query, int startPosition, int maxResults) implements BatchItem {

        /** The first page, as large as pages get. */
        public QueryItem(String bId, Query<?> query) {
            this(bId, query, 1, QuickBooksLimits.PAGE);
        }
    }
}
