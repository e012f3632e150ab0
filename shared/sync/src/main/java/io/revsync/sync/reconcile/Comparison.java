package io.revsync.sync.reconcile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What both systems hold of one kind of record.
 *
 * @param kind of record
 * @param revio what ought to be there, as Rev.io has it
 * @param quickBooks what is there
 * @param differences every record that is not the same on both sides, by name; empty means equal
 */
public record Comparison(Kind kind, Side revio, Side quickBooks, List<Difference> differences) {

    /** Whether both sides are the same, record by record. */
    public boolean equal() {
        return differences.isEmpty();
    }

    /** What is compared, in the words of accountants. */
    public enum Kind {
        CUSTOMERS("customers", false),
        /** Those that are linked, or ought to be. */
        PRODUCTS("products", false),
        INVOICES("invoices", true),
        /** With bills below zero, which are credit memos in QuickBooks. */
        CREDITS("credits", true),
        PAYMENTS("payments", true),
        /** What each customer owes by all of these together. */
        OPEN_BALANCES("open balances", true);

        private final String words;
        private final boolean sums;

        Kind(String words, boolean sums) {
            this.words = words;
            this.sums = sums;
        }

        /** What several of them are called. */
        public String words() {
            return words;
        }

        /** Whether they have amounts, of which a sum makes sense. */
        public boolean sums() {
            return sums;
        }
    }

    /** @param total the sum of the records' totals; zero for records that have none */
    public record Side(long count, BigDecimal total) {}

    /**
     * @param record id of the Rev.io record, or of the QuickBooks record if Rev.io has none
     * @param label as people call it
     * @param revio its total in Rev.io, if it is there
     * @param quickBooks its total in QuickBooks, if it is there
     * @param reason what differs and, where known, why
     */
    public record Difference(
            String record, String label, Optional<BigDecimal> revio, Optional<BigDecimal> quickBooks, String reason) {}
}
