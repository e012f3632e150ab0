package io.revsync.sync;

/** What a run moves, and where to. Each direction has its own Lambda, rule, lease, cursor and switch in the settings. */
public enum Direction {
    PRODUCTS_TO_QUICKBOOKS("products-to-quickbooks", RecordType.PRODUCT, Side.REVIO),
    CUSTOMERS_TO_QUICKBOOKS("customers-to-quickbooks", RecordType.CUSTOMER, Side.REVIO),
    INVOICES_TO_QUICKBOOKS("invoices-to-quickbooks", RecordType.BILL, Side.REVIO),
    CREDITS_TO_QUICKBOOKS("credits-to-quickbooks", RecordType.CREDIT, Side.REVIO),
    PAYMENTS_TO_QUICKBOOKS("payments-to-quickbooks", RecordType.PAYMENT, Side.REVIO),
    CUSTOMERS_TO_REVIO("customers-to-revio", RecordType.CUSTOMER, Side.QUICKBOOKS),
    PAYMENTS_TO_REVIO("payments-to-revio", RecordType.PAYMENT, Side.QUICKBOOKS);

    private final String key;
    private final RecordType type;
    private final Side from;

    Direction(String key, RecordType type, Side from) {
        this.key = key;
        this.type = type;
        this.from = from;
    }

    /** The direction's name in settings, events, keys, reports and on the page. */
    public String key() {
        return key;
    }

    /** The kind of record it moves. */
    public RecordType type() {
        return type;
    }

    /** Where its records come from. */
    public Side from() {
        return from;
    }

    /** A record it moves. */
    public RecordKey record(String id) {
        return new RecordKey(type, id, from);
    }

    /** @throws IllegalArgumentException when no direction has this key */
    public static Direction of(String key) {
        for (Direction direction : values()) {
            if (direction.key.equals(key)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("There is no sync direction called \"" + key + "\".");
    }
}
