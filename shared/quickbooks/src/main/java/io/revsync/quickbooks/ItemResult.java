package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What became of one item of a batch. */
public sealed interface ItemResult {

    /**
     * Created, updated or voided; or answered as it was the first time, if the request id was known.
     *
     * @param entity the record's kind as QuickBooks writes it, e.g. "Invoice"
     * @param json the record as it now is
     */
    record Done(String entity, ObjectNode json) implements ItemResult {

        public String id() {
            return Fields.required(json, "Id");
        }

        public String syncToken() {
            return Fields.required(json, "SyncToken");
        }

        /** What QuickBooks made the total to be; absent for a name list. */
        public Optional<BigDecimal> total() {
            return Fields.decimal(json, "TotalAmt");
        }

        /** The record, read as what it is. */
        public <T extends QuickBooksRecord> T as(Entity<T> kind) {
            return kind.read(json);
        }
    }

    /** The transaction is gone. */
    record Deleted(String entity, String id) implements ItemResult {}

    /** QuickBooks refused; this item had no effect. */
    record Faulted(Fault fault) implements ItemResult {

        public FaultKind kind() {
            return fault.kind();
        }

        public List<FaultError> errors() {
            return fault.errors();
        }
    }

    /**
     * The rows of a query.
     *
     * @param entity empty when there are no rows, as QuickBooks names none then
     */
    record Rows(String entity, List<ObjectNode> rows) implements ItemResult {

        public Rows {
            rows = List.copyOf(rows);
        }

        /** The rows, read as what they are. */
        public <T extends QuickBooksRecord> List<T> as(Entity<T> kind) {
            return rows.stream().map(kind::read).toList();
        }
    }

    /** The answer does not speak of this item: send the same batch again with the same request id. */
    record Missing() implements ItemResult {}
}
