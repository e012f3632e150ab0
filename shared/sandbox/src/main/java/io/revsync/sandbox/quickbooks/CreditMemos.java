package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Property.Kind;
import java.util.List;

/** CreditMemo (DI:api/accounting/all-entities/creditmemo): an invoice the other way round. */
final class CreditMemos extends SalesForms {

    static final String NAME = "CreditMemo";

    CreditMemos(Books books, Payments payments) {
        super(
                NAME,
                List.of(
                        Property.text("DocNumber").withIndex(),
                        Property.of("TxnDate", Kind.DATE).withIndex(),
                        Property.of("CustomerRef", Kind.REFERENCE).withIndex(),
                        Property.of("Balance", Kind.DECIMAL),
                        Property.of("TotalAmt", Kind.DECIMAL)),
                books,
                payments,
                readOnly("RemainingCredit"));
    }

    @Override
    List<String> openFields() {
        return List.of("Balance", "RemainingCredit");
    }

    @Override
    int sign() {
        return -1;
    }

    @Override
    void settleForm(Work work, ObjectNode record, ObjectNode customer, ObjectNode old) {
        if (!record.has("PrintStatus")) {
            record.put("PrintStatus", "NotSet");
        }
    }
}
