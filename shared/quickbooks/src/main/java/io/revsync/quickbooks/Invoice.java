package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An invoice. */
public record Invoice(ObjectNode json) implements Transaction {

    /** Empty when none was sent and the company numbers its forms itself. Not always unique. */
    public String docNumber() {
        return Fields.text(json, "DocNumber");
    }

    public Optional<LocalDate> dueDate() {
        return Fields.date(json, "DueDate");
    }

    /** What is still to be paid. */
    public BigDecimal balance() {
        return Fields.requiredDecimal(json, "Balance");
    }

    /** Without the subtotal QuickBooks adds. */
    public List<Line> lines() {
        return Line.of(json);
    }

    /** The tax QuickBooks put on top of the lines, zero if none. */
    public BigDecimal totalTax() {
        return Fields.decimal(json.path("TxnTaxDetail"), "TotalTax").orElse(BigDecimal.ZERO);
    }

    /** The payments applied to it, and what else it is linked to. */
    public List<LinkedTxn> linked() {
        return LinkedTxn.of(json);
    }

    public String email() {
        return Fields.text(json.path("BillEmail"), "Address");
    }
}
