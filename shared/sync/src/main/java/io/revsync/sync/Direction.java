package io.revsync.sync;

/** What a run moves, and where to. Each direction has its own Lambda, rule, lease, cursor and switch in the settings. */
public enum Direction {
    CUSTOMERS_TO_QUICKBOOKS("customers-to-quickbooks", RecordType.CUSTOMER),
    INVOICES_TO_QUICKBOOKS("invoices-to-quickbooks", RecordType.BILL);

    private final String key;
    private final RecordType type;

    Direction(String key, RecordType type) {
        this.key = key;
        this.type = type;
    }

    /** The direction's name in settings, events, keys, reports and on the page. */
    public String key() {
        return key;
    }

    /** The kind of record it moves. */
    public RecordType type() {
        return type;
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
