package io.revsync.sync.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of an invoice or credit memo, before it is written as QuickBooks wants it.
 *
 * @param itemId QuickBooks' id of the item sold
 * @param amount of the line, two decimals; negative for a credit
 * @param quantity with unitPrice, only where their product is exactly the amount: QuickBooks refuses any other (6070)
 */
public record SalesLine(
        String itemId,
        String description,
        BigDecimal amount,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> unitPrice,
        Optional<LocalDate> serviceDate) {

    /** A line that tells an amount only. */
    public static SalesLine of(String itemId, String description, BigDecimal amount) {
        return new SalesLine(itemId, description, amount, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same for a form that goes the other way. Quantity and price are left out, for QuickBooks takes none below zero. */
    public SalesLine negated() {
        return new SalesLine(itemId, description, amount.negate(), Optional.empty(), Optional.empty(), serviceDate);
    }
}
