package io.revsync.sync.sales;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.company.CompanyRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An invoice or credit memo as QuickBooks' API takes it. Pure. */
public final class SalesBody {

    /** Of the two pseudo tax codes a US company has, the one that keeps QuickBooks from computing a tax. */
    private static final String NO_TAX = "NON";
    /** Outside the US: QuickBooks adds no tax and finds none in the amounts; Rev.io's is a line of its own. */
    private static final String OUT_OF_SCOPE = "NotApplicable";

    private SalesBody() {}

    /**
     * What comes from Rev.io and the settings alone; its fingerprint tells whether the record has changed.
     *
     * @param dueDate of an invoice
     */
    public static ObjectNode desired(
            RecordKey record,
            String customerId,
            String docNumber,
            Optional<LocalDate> date,
            Optional<LocalDate> dueDate,
            List<SalesLine> lines) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("CustomerRef").put("value", customerId);
        body.put("DocNumber", docNumber);
        date.ifPresent(day -> body.put("TxnDate", day.toString()));
        dueDate.ifPresent(day -> body.put("DueDate", day.toString()));
        body.put("PrivateNote", Marker.of(record));
        for (SalesLine line : lines) {
            ObjectNode node = body.withArray("Line").addObject();
            if (!line.description().isEmpty()) {
                node.put("Description", line.description());
            }
            node.put("Amount", line.amount()).put("DetailType", "SalesItemLineDetail");
            ObjectNode detail = node.putObject("SalesItemLineDetail");
            detail.putObject("ItemRef").put("value", line.itemId());
            line.quantity().ifPresent(quantity -> detail.put("Qty", quantity));
            line.unitPrice().ifPresent(price -> detail.put("UnitPrice", price));
            line.serviceDate().ifPresent(day -> detail.put("ServiceDate", day.toString()));
        }
        return body;
    }

    /**
     * What the connected company asks for beside it.
     *
     * @param taxCodeId of the lines of a company outside the United States; empty for none
     */
    public static ObjectNode forCompany(ObjectNode desired, CompanyRules company, LocalDate date, String taxCodeId) {
        ObjectNode body = desired.deepCopy();
        body.put("TxnDate", date.toString());
        switch (company.salesTax()) {
            case UNITED_STATES -> putTaxCode(body, NO_TAX);
            case GLOBAL -> {
                body.put("GlobalTaxCalculation", OUT_OF_SCOPE);
                if (!taxCodeId.isEmpty()) {
                    putTaxCode(body, taxCodeId);
                }
            }
            case NONE -> {}
        }
        company.putCurrency(body);
        return body;
    }

    private static void putTaxCode(ObjectNode body, String code) {
        for (JsonNode line : body.path("Line")) {
            ((ObjectNode) line.path("SalesItemLineDetail"))
                    .putObject("TaxCodeRef")
                    .put("value", code);
        }
    }
}
