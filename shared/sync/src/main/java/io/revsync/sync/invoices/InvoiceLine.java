package io.revsync.sync.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of an invoice, before it is written as QuickBooks wants it.
 *
 * @param itemId QuickBooks' id of the item sold
 * @param amount of the line, two decimals; negative for a credit
 * @param quantity with unitPrice, only where their product is exactly the amount: QuickBooks refuses any other (6070)
 */
record InvoiceLine(
        String itemId,
        String description,
        BigDecimal amount,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> unitPrice,
        Optional<LocalDate> serviceDate) {

    /** A line that tells an amount only. */
    static InvoiceLine of(String itemId, String description, BigDecimal amount) {
        return new InvoiceLine(itemId, description, amount, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
