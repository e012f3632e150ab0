package io.revsync.sync;

import io.revsync.quickbooks.Entity;

/**
 * A kind of record that exists on both sides: its word in Rev.io, and the QuickBooks entity it is linked to. Where one record of Rev.io
 * takes two of QuickBooks, each half has a type, and so a link, of its own; both have the Rev.io record's id.
 */
public enum RecordType {
    CUSTOMER("customer", Entity.CUSTOMER),
    PRODUCT("product", Entity.ITEM),
    BILL("bill", Entity.INVOICE),
    /** The credit memo that a bill below zero becomes, for QuickBooks has no invoice below zero. */
    NEGATIVE_BILL("negative bill", Entity.CREDIT_MEMO),
    CREDIT("credit", Entity.CREDIT_MEMO),
    /** The payment of zero by which QuickBooks applies a credit memo to invoices. */
    CREDIT_APPLICATION("credit application", Entity.PAYMENT),
    PAYMENT("payment", Entity.PAYMENT);

    private final String revioName;
    private final Entity<?> entity;

    RecordType(String revioName, Entity<?> entity) {
        this.revioName = revioName;
        this.entity = entity;
    }

    /** Rev.io's word, lower case. */
    public String revioName() {
        return revioName;
    }

    /** The QuickBooks entity it is linked to. */
    public Entity<?> entity() {
        return entity;
    }

    /** QuickBooks' entity name as its API spells it. */
    public String quickBooksName() {
        return entity.name();
    }
}
