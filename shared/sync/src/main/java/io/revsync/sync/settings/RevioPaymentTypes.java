package io.revsync.sync.settings;

import io.revsync.http.Deadline;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What Rev.io calls the ways to pay. It has no list of them, so these are the usual ones and those of recent payments. */
public final class RevioPaymentTypes {
    private static final List<String> USUAL = List.of("ACH", "CASH", "CHECK", "CREDIT_CARD", "EFT");
    private static final int RECENT = 200;

    private RevioPaymentTypes() {}

    /** In alphabetical order. */
    public static Set<String> known(RevioClient revio, Deadline deadline) {
        Set<String> types = new TreeSet<>(USUAL);
        revio.page(Resource.PAYMENTS, Search.all().inPagesOf(RECENT).sortedBy("-created_date"), 1, deadline)
                .records()
                .forEach(payment -> types.add(payment.paymentType()));
        types.remove("");
        return types;
    }
}
