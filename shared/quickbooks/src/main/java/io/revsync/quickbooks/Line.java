package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of an invoice, credit memo or payment. The subtotal line, which QuickBooks adds to every answer of a sales form, is
 * never among them.
 */
public record Line(ObjectNode json) {

    private static final String SUBTOTAL = "SubTotalLineDetail";

    static List<Line> of(ObjectNode transaction) {
        return Fields.objects(transaction.path("Line")).stream()
                .map(Line::new)
                .filter(line -> !line.detailType().equals(SUBTOTAL))
                .toList();
    }

    /** Empty for a line that has none. */
    public String id() {
        return Fields.text(json, "Id");
    }

    /** SalesItemLineDetail, DescriptionOnly, DiscountLineDetail, GroupLineDetail; empty on a payment's lines. */
    public String detailType() {
        return Fields.text(json, "DetailType");
    }

    public String description() {
        return Fields.text(json, "Description");
    }

    /** Absent on a line of text only. */
    public Optional<BigDecimal> amount() {
        return Fields.decimal(json, "Amount");
    }

    public Optional<Ref> item() {
        return Ref.of(json.path("SalesItemLineDetail").path("ItemRef"));
    }

    public Optional<BigDecimal> quantity() {
        return Fields.decimal(json.path("SalesItemLineDetail"), "Qty");
    }

    public Optional<BigDecimal> unitPrice() {
        return Fields.decimal(json.path("SalesItemLineDetail"), "UnitPrice");
    }

    /** In the US only "TAX" or "NON"; elsewhere a tax code's id. Empty when there is none. */
    public String taxCode() {
        return Ref.of(json.path("SalesItemLineDetail").path("TaxCodeRef"))
                .map(Ref::value)
                .orElse("");
    }

    /** The transactions this line is linked to: on a payment, the invoice or credit memo it applies to. */
    public List<LinkedTxn> linked() {
        return LinkedTxn.of(json);
    }
}
