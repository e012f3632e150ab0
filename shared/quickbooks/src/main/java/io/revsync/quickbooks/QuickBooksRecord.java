package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A record as QuickBooks answered it. Accessors read what we use; text that is absent reads as the empty string. A value that is
 * not what QuickBooks documents throws {@link io.revsync.http.DefectException}; properties we do not know are ignored.
 */
public sealed interface QuickBooksRecord
        permits Account, CompanyInfo, Customer, Item, PaymentMethod, Preferences, TaxCode, Transaction {

    /** The whole answer. Not to be changed: copy it first. */
    ObjectNode json();

    default String id() {
        return Fields.required(json(), "Id");
    }

    /** Needed to change the record; one more with each change. */
    default String syncToken() {
        return Fields.required(json(), "SyncToken");
    }

    default Instant createdAt() {
        return Fields.instant(json().path("MetaData"), "CreateTime");
    }

    default Instant updatedAt() {
        return Fields.instant(json().path("MetaData"), "LastUpdatedTime");
    }
}
