package io.revsync.sync.invoices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.Preferences;
import io.revsync.revio.Bill;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import java.time.LocalDate;
import java.util.List;

/** An invoice as QuickBooks' API takes it. Pure. */
final class InvoiceBody {

    /** Of the two pseudo tax codes a US company has, the one that keeps QuickBooks from computing a tax. */
    private static final String NO_TAX = "NON";

    private InvoiceBody() {}

    /** What comes from Rev.io and the settings alone; its fingerprint tells whether the bill has changed. */
    static ObjectNode desired(Bill bill, String customerId, String docNumber, List<InvoiceLine> lines) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("CustomerRef").put("value", customerId);
        body.put("DocNumber", docNumber);
        bill.billDate().ifPresent(date -> body.put("TxnDate", date.toString()));
        bill.dueDate().ifPresent(date -> body.put("DueDate", date.toString()));
        body.put("PrivateNote", Marker.of(new RecordKey(RecordType.BILL, bill.id())));
        for (InvoiceLine line : lines) {
            ObjectNode node = body.withArray("Line").addObject();
            if (!line.description().isEmpty()) {
                node.put("Description", line.description());
            }
            node.put("Amount", line.amount()).put("DetailType", "SalesItemLineDetail");
            ObjectNode detail = node.putObject("SalesItemLineDetail");
            detail.putObject("ItemRef").put("value", line.itemId());
            line.quantity().ifPresent(quantity -> detail.put("Qty", quantity));
            line.unitPrice().ifPresent(price -> detail.put("UnitPrice", price));
            line.serviceDate().ifPresent(date -> detail.put("ServiceDate", date.toString()));
        }
        return body;
    }

    /** What the connected company's preferences ask for beside it. */
    static ObjectNode forCompany(ObjectNode desired, Preferences preferences, LocalDate date) {
        ObjectNode body = desired.deepCopy();
        body.put("TxnDate", date.toString());
        if (preferences.usingSalesTax()) {
            for (JsonNode line : body.path("Line")) {
                ((ObjectNode) line.path("SalesItemLineDetail"))
                        .putObject("TaxCodeRef")
                        .put("value", NO_TAX);
            }
        }
        if (preferences.multiCurrency()) {
            body.putObject("CurrencyRef").put("value", preferences.homeCurrency());
        }
        return body;
    }
}
