package io.revsync.sync.reconcile;

import io.revsync.revio.Payment.Application;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.RecordKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What ought to be in QuickBooks of one kind.
 *
 * @param unreadable records of which nothing is known but that they are there
 */
record Expected(List<Item> records, List<UnreadableRecord> unreadable) {

    Expected() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /**
     * A record of Rev.io.
     *
     * @param customerId Rev.io's id of whose it is; empty if it does not say
     * @param parts how it is applied to bills
     */
    record Item(RecordKey key, String customerId, BigDecimal total, List<Application> parts) {}
}
