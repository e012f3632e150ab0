package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.Charge;
import io.revsync.revio.Page;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.settings.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bills that ought to be in QuickBooks.
 *
 * @param totals by bill id
 * @param customerIds of every bill, whether or not it ought to travel
 * @param unreadable bills of which nothing is known but that they are there
 */
record ExpectedBills(Map<String, BigDecimal> totals, Set<String> customerIds, List<UnreadableRecord> unreadable) {

    static ExpectedBills read(RevioClient revio, Settings.DirectionSettings direction, Deadline deadline) {
        ExpectedBills expected = new ExpectedBills(new HashMap<>(), new HashSet<>(), new ArrayList<>());
        Iterator<Page<Bill>> pages = revio.pages(Resource.BILLS, Search.all().sortedBy("bill_id"), deadline);
        while (pages.hasNext()) {
            Page<Bill> page = pages.next();
            expected.unreadable.addAll(page.unreadable());
            List<Bill> bills = page.records();
            Map<String, BillCharges> charges = revio.chargesByBill(
                    bills.stream()
                            .filter(Bill::totalIsOpenBalance)
                            .map(Bill::id)
                            .toList(),
                    deadline);
            for (Bill bill : bills) {
                expected.customerIds.add(bill.customerId());
                if (direction.startDate().isEmpty()
                        || bill.billDate().isEmpty()
                        || !bill.billDate().get().isBefore(direction.startDate().get())) {
                    expected.totals.put(bill.id(), total(bill, charges));
                }
            }
        }
        return expected;
    }

    private static BigDecimal total(Bill bill, Map<String, BillCharges> charges) {
        BigDecimal total = bill.totalIsOpenBalance()
                ? fromCharges(bill, charges.get(bill.id()).charges())
                : bill.total();
        return total.setScale(2, RoundingMode.HALF_UP);
    }

    /** What is owed beyond charges that do not tell their tax is their tax. */
    private static BigDecimal fromCharges(Bill bill, List<Charge> charges) {
        BigDecimal told = charges.stream().map(ExpectedBills::withTax).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean taxTold = charges.isEmpty()
                || charges.stream()
                        .anyMatch(charge ->
                                charge.taxIncluded() || charge.taxAmount().isPresent());
        return taxTold ? told : told.max(bill.total());
    }

    private static BigDecimal withTax(Charge charge) {
        return charge.taxIncluded()
                ? charge.amount()
                : charge.amount().add(charge.taxAmount().orElse(BigDecimal.ZERO));
    }
}
