package io.revsync.sync.reconcile;

import io.revsync.http.Deadline;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.Charge;
import io.revsync.revio.Page;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.settings.DirectionSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bills that ought to be in QuickBooks.
 *
 * @param invoices of bills of zero or more
 * @param creditMemos of bills below zero, with what they give back
 * @param customerIds of every bill, whether or not it ought to travel
 */
record ExpectedBills(Expected invoices, Expected creditMemos, Set<String> customerIds) {

    static ExpectedBills read(RevioClient revio, DirectionSettings direction, Deadline deadline) {
        ExpectedBills expected = new ExpectedBills(new Expected(), new Expected(), new HashSet<>());
        Iterator<Page<Bill>> pages = revio.pages(Resource.BILLS, Search.all().sortedBy("bill_id"), deadline);
        while (pages.hasNext()) {
            Page<Bill> page = pages.next();
            expected.invoices.unreadable().addAll(page.unreadable());
            List<Bill> bills = page.records();
            Map<String, BillCharges> charges = revio.chargesByBill(
                    bills.stream()
                            .filter(Bill::totalIsOpenBalance)
                            .map(Bill::id)
                            .toList(),
                    deadline);
            for (Bill bill : bills) {
                expected.customerIds.add(bill.customerId());
                if (direction.reaches(bill.billDate())) {
                    expected.add(bill, total(bill, charges));
                }
            }
        }
        return expected;
    }

    private void add(Bill bill, BigDecimal total) {
        boolean belowZero = total.signum() < 0;
        RecordType type = belowZero ? RecordType.NEGATIVE_BILL : RecordType.BILL;
        (belowZero ? creditMemos : invoices)
                .records()
                .add(new Expected.Item(new RecordKey(type, bill.id()), bill.customerId(), total.abs(), List.of()));
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
