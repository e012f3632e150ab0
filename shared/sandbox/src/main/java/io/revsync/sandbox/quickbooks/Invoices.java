package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.quickbooks.Property.Kind;
import java.util.List;

/** Invoice (DI:api/accounting/all-entities/invoice). */
final class Invoices extends SalesForms {

    static final String NAME = "Invoice";

    Invoices(Books books, Payments payments) {
        super(
                NAME,
                List.of(
                        Property.text("DocNumber").withIndex(),
                        Property.of("TxnDate", Kind.DATE).withIndex(),
                        Property.of("DueDate", Kind.DATE),
                        Property.of("CustomerRef", Kind.REFERENCE).withIndex(),
                        Property.of("Balance", Kind.DECIMAL),
                        Property.of("TotalAmt", Kind.DECIMAL)),
                books,
                payments,
                readOnly("InvoiceLink"));
    }

    @Override
    List<String> openFields() {
        return List.of("Balance");
    }

    @Override
    int sign() {
        return 1;
    }

    @Override
    void settleForm(Work work, ObjectNode record, ObjectNode customer, ObjectNode old) {
        dueDate(work, record, customer);
        if (!record.has("PrintStatus")) {
            record.put("PrintStatus", "NotSet");
        }
        if (!record.has("EmailStatus")) {
            record.put("EmailStatus", "NotSet");
        }
        emailNeedsAnAddress(record);
    }

    /** 2020: what is to be sent by e-mail needs an address (DI: Invoice reference, EmailStatus). */
    private static void emailNeedsAnAddress(ObjectNode record) {
        if (record.path("EmailStatus").asText().equals("NeedToSend")
                && Wire.text(record.path("BillEmail"), "Address").isEmpty()) {
            throw ApiFault.validation(Errors.required("BillEmail"));
        }
    }
}
