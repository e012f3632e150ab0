package io.revsync.sync.invoices;

import io.revsync.http.Deadline;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.RevioClient;
import io.revsync.sync.run.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The charges of bills, fetched together with the page the bills come on, which may be while the page before is written. Thread-safe. */
final class PageCharges {

    private final RevioClient revio;
    private final Predicate<Bill> travels;
    private final Map<String, BillCharges> fetched = new ConcurrentHashMap<>();

    /** @param travels bills whose charges are wanted */
    PageCharges(RevioClient revio, Predicate<Bill> travels) {
        this.revio = revio;
        this.travels = travels;
    }

    /** The same pages; when one is fetched, so are its charges. */
    Iterator<Changes<Bill>> with(Iterator<Changes<Bill>> pages, Deadline deadline) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public Changes<Bill> next() {
                Changes<Bill> page = pages.next();
                List<String> ids =
                        page.records().stream().filter(travels).map(Bill::id).toList();
                fetched.putAll(revio.chargesByBill(ids, deadline));
                return page;
            }
        };
    }

    /** The charges of these bills, once: asked for again they are fetched anew. */
    Map<String, BillCharges> take(List<Bill> bills, Deadline deadline) {
        Map<String, BillCharges> taken = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (Bill bill : bills) {
            BillCharges known = fetched.remove(bill.id());
            if (known == null) {
                missing.add(bill.id());
            } else {
                taken.put(bill.id(), known);
            }
        }
        taken.putAll(revio.chargesByBill(missing, deadline));
        return taken;
    }
}
