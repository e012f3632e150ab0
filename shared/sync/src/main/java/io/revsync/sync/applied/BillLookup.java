package io.revsync.sync.applied;

import io.revsync.http.Deadline;
import io.revsync.revio.Bill;
import io.revsync.revio.Payment.Application;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.run.StillThere;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the invoices of the bills that payments and credits are applied to. */
public final class BillLookup {

    private final RevioClient revio;
    private final KeyLinks keyLinks;
    private final DirectionSettings invoices;

    public BillLookup(RevioClient revio, KeyLinks keyLinks, Settings settings) {
        this.revio = revio;
        this.keyLinks = keyLinks;
        this.invoices = settings.of(Direction.INVOICES_TO_QUICKBOOKS);
    }

    /** The invoices of all bills that these parts went to. Rev.io is asked only for bills that have no invoice. */
    public InvoicesOfBills of(Stream<Application> parts, Deadline deadline) {
        Set<String> bills = parts.map(Application::billId).collect(Collectors.toSet());
        Map<String, KeyLink> linked = keyLinks.byRevioIds(RecordType.BILL, bills);
        bills.removeAll(linked.keySet());
        return new InvoicesOfBills(linked, withoutInvoice(bills, deadline));
    }

    private Set<String> withoutInvoice(Set<String> bills, Deadline deadline) {
        StillThere<Bill> there = new RevioReads(revio).byIds(Resource.BILLS, "bill_id", Bill::id, bills, deadline);
        Set<String> without = new HashSet<>(bills);
        without.removeAll(there.unreadable().keySet());
        there.records().stream()
                .filter(bill ->
                        invoices.reaches(bill.billDate()) && bill.total().signum() >= 0)
                .map(Bill::id)
                .forEach(without::remove);
        return without;
    }
}
