package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The Rev.io field names that no public document settles, chosen once.
 *
 * <p>Each has the spelling the simulator writes and, after it, the spellings seen in clients of the real API. Books
 * loaded from a folder may use any of them: they are served back as they came and read through here.
 */
public enum FieldName {
    BILL_ID("bill_id", "id", "statement_id"),
    BILL_TOTAL("total", "bill_total", "total_amount", "amount", "amount_due", "balance"),
    BILL_BALANCE("balance", "balance_due", "amount_due"),
    BILL_DATE("cycle_date", "bill_date", "created_date", "due_date"),
    PAYMENT_TYPE("payment_type", "payment_method", "type", "method"),
    PAYMENT_RECEIVED("received_date", "payment_date", "created_date"),
    PAYMENT_REFERENCE("reference_number", "reference"),
    PAYMENT_STATUS("status", "payment_status"),
    APPLICATIONS("applications", "applied_to", "bills"),
    APPLIED_AMOUNT("amount", "applied_amount"),
    CREDIT_ID("credit_id", "credit_memo_id", "id"),
    KEY_LINK_RECORD("entity_id", "internal_id", "record_id", "revio_id", "primary_key"),
    UPDATED("updated_date", "modified_date", "last_updated_date"),
    CREATED("created_date", "date_created");

    private final List<String> spellings;

    FieldName(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /** The spelling the simulator writes. */
    public String chosen() {
        return spellings.get(0);
    }

    /** Every spelling understood, the chosen one first. */
    public List<String> spellings() {
        return spellings;
    }

    /** The spelling this record uses; the chosen one when it has none of them. */
    public String in(ObjectNode record) {
        for (String spelling : spellings) {
            if (record.has(spelling)) {
                return spelling;
            }
        }
        return chosen();
    }

    /** The value under whichever spelling the record uses, unless it is null. */
    public Optional<JsonNode> read(ObjectNode record) {
        return Optional.ofNullable(record.get(in(record))).filter(value -> !value.isNull());
    }
}
