package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** A credit to a customer. It is applied to invoices by a payment of zero. */
public record CreditMemo(ObjectNode json) implements Transaction {

    /** Empty when none was sent and the company numbers its forms itself. Not always unique. */
    public String docNumber() {
        return Fields.text(json, "DocNumber");
    }

    /** What was not applied yet. */
    public BigDecimal remainingCredit() {
        return Fields.decimal(json, "RemainingCredit").orElseGet(() -> Fields.requiredDecimal(json, "Balance"));
    }

    /** Without the subtotal QuickBooks adds. */
    public List<Line> lines() {
        return Line.of(json);
    }

    /** The tax QuickBooks put on top of the lines, zero if none. */
    public BigDecimal totalTax() {
        return Fields.decimal(json.path("TxnTaxDetail"), "TotalTax").orElse(BigDecimal.ZERO);
    }
}
