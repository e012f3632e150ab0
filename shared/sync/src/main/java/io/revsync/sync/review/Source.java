package io.revsync.sync.review;

import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import java.util.Arrays;
import java.util.List;

/** What a review reads. */
public enum Source {
    REVIO_PRODUCTS(RecordType.PRODUCT, Side.REVIO),
    QUICKBOOKS_ITEMS(RecordType.PRODUCT, Side.QUICKBOOKS),
    /** Rev.io's own key links of products to QuickBooks. */
    PRODUCT_KEY_LINKS(RecordType.PRODUCT, null),
    REVIO_CUSTOMERS(RecordType.CUSTOMER, Side.REVIO),
    QUICKBOOKS_CUSTOMERS(RecordType.CUSTOMER, Side.QUICKBOOKS),
    /** Rev.io's own key links of customers to QuickBooks. */
    CUSTOMER_KEY_LINKS(RecordType.CUSTOMER, null);

    private final RecordType type;
    private final Side side;

    Source(RecordType type, Side side) {
        this.type = type;
        this.side = side;
    }

    /** The type whose matching it is for. */
    public RecordType type() {
        return type;
    }

    /** The source of a type's records on one side; of the key links between the two if it is null. */
    static Source of(RecordType type, Side side) {
        return Arrays.stream(values())
                .filter(source -> source.type == type && source.side == side)
                .findFirst()
                .orElseThrow();
    }

    /** The sources of a type. */
    static List<Source> of(RecordType type) {
        return Arrays.stream(values()).filter(source -> source.type == type).toList();
    }
}
