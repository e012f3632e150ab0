package io.revsync.sync;

/** A kind of record that exists on both sides: its word in Rev.io, and the QuickBooks entity it is linked to. */
public enum RecordType {
    CUSTOMER("customer", "Customer"),
    PRODUCT("product", "Item"),
    BILL("bill", "Invoice"),
    CREDIT("credit", "CreditMemo"),
    PAYMENT("payment", "Payment");

    private final String revioName;
    private final String quickBooksName;

    RecordType(String revioName, String quickBooksName) {
        this.revioName = revioName;
        this.quickBooksName = quickBooksName;
    }

    /** Rev.io's word, lower case. */
    public String revioName() {
        return revioName;
    }

    /** QuickBooks' entity name as its API spells it. */
    public String quickBooksName() {
        return quickBooksName;
    }
}
