package io.revsync.sync.counterpart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.Item;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.Product;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.TextLength;
import java.util.Optional;

/** How a Rev.io product looks in QuickBooks. Pure. */
public final class ProductMapping {

    private ProductMapping() {}

    /** What Rev.io has the word on as long as the item lives. The name may turn out to be taken. */
    public static ObjectNode desired(Product product) {
        return JsonNodeFactory.instance.objectNode().put("Name", name(product));
    }

    /** A new item. Its SKU is our marker: QuickBooks items have no note, and the SKU is all that another name leaves as it is. */
    public static ObjectNode newItem(Product product, String name, String incomeAccountId) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("Name", name)
                .put("Sku", Marker.of(new RecordKey(RecordType.PRODUCT, product.id())))
                .put("Type", "Service")
                .put(
                        "Description",
                        TextLength.atMost(
                                QuickBooksLimits.DESCRIPTION,
                                product.description().strip()));
        body.putObject("IncomeAccountRef").put("value", incomeAccountId);
        return body;
    }

    /** QuickBooks' name of the product, unless it is taken; never empty. */
    public static String name(Product product) {
        String name = DisplayName.clean(product.description(), QuickBooksLimits.ITEM_NAME);
        return name.isEmpty() ? "Rev.io product " + product.id() : name;
    }

    /** A name that is not taken: with something behind it, usually Rev.io's id. */
    public static String otherName(String name, String distinction) {
        return DisplayName.withSuffix(name, distinction, QuickBooksLimits.ITEM_NAME);
    }

    /** Whether an item has the name the product gives it, or the one it got because that was taken. */
    public static boolean isNamedAfter(Item item, Product product) {
        String name = name(product);
        return item.name().equalsIgnoreCase(name)
                || item.name().equalsIgnoreCase(otherName(name, product.id()))
                || item.name().matches("(?s).* \\(" + product.id() + "-\\d\\)");
    }

    /** The Rev.io id of the product an item was made for. */
    public static Optional<String> productIdIn(Item item) {
        return Marker.idIn(item.sku(), RecordType.PRODUCT);
    }
}
