package io.revsync.revio;

import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches the lines of many bills at once by naming {@code bill_id} several times, and trusts the answer no further than it can
 * be checked: Rev.io may ignore a filter, or honour only one of its values, without saying so. A bill whose lines did not come is
 * asked for alone; if that too brings lines of other bills, all charges are read once and sifted.
 */
final class ChargesOfBills {

    private static final String BILL_ID = "bill_id";

    private final RevioClient client;

    ChargesOfBills(RevioClient client) {
        this.client = client;
    }

    Map<String, BillCharges> of(Collection<String> billIds, Deadline deadline) {
        List<String> wanted = List.copyOf(new LinkedHashSet<>(billIds));
        Map<String, BillCharges> found = new LinkedHashMap<>();
        for (int from = 0; from < wanted.size(); from += RevioLimits.BILLS_PER_CHARGE_CALL) {
            int to = Math.min(wanted.size(), from + RevioLimits.BILLS_PER_CHARGE_CALL);
            if (!fetch(wanted.subList(from, to), found, deadline)) {
                return siftedFromAll(wanted, deadline);
            }
        }
        return found;
    }

    /** Returns false when Rev.io does not filter charges by bill at all. */
    private boolean fetch(List<String> bills, Map<String, BillCharges> found, Deadline deadline) {
        if (bills.size() > 1) {
            filtered(bills, deadline).ifPresent(found::putAll);
        }
        for (String bill : bills) {
            if (!found.containsKey(bill)) {
                Optional<Map<String, BillCharges>> alone = filtered(List.of(bill), deadline);
                if (alone.isEmpty()) {
                    return false;
                }
                found.put(bill, alone.get().getOrDefault(bill, new BillCharges(List.of(), List.of())));
            }
        }
        return true;
    }

    /** The lines of those bills that have any; empty when a line came that is on none of them. */
    private Optional<Map<String, BillCharges>> filtered(List<String> bills, Deadline deadline) {
        Gathered gathered = new Gathered(bills);
        Pages<ChargeRow> pages = client.pages(ChargeRow.RESOURCE, Search.all().where(BILL_ID, bills), deadline);
        while (pages.hasNext()) {
            Page<ChargeRow> page = pages.next();
            if (!page.unreadable().isEmpty() || !page.records().stream().allMatch(gathered::add)) {
                return Optional.empty();
            }
        }
        return Optional.of(gathered.byBill());
    }

    private Map<String, BillCharges> siftedFromAll(List<String> bills, Deadline deadline) {
        Gathered gathered = new Gathered(bills);
        Pages<ChargeRow> pages = client.pages(ChargeRow.RESOURCE, Search.all(), deadline);
        while (pages.hasNext()) {
            Page<ChargeRow> page = pages.next();
            for (UnreadableRecord lost : page.unreadable()) {
                throw new DefectException(
                        lost + " It may belong to any bill.",
                        Call.get("Charges", "").trace(200, ""),
                        null);
            }
            page.records().forEach(gathered::add);
        }
        Map<String, BillCharges> found = gathered.byBill();
        bills.forEach(bill -> found.putIfAbsent(bill, new BillCharges(List.of(), List.of())));
        return found;
    }

    /** Lines by their id, as they come in: one that changed while it was read comes again, and the last word counts. */
    private static final class Gathered {

        private final Set<String> wanted;
        private final Map<String, ChargeRow> rows = new LinkedHashMap<>();

        Gathered(List<String> wanted) {
            this.wanted = Set.copyOf(wanted);
        }

        /** Returns false, and takes nothing, when the line is on none of the bills wanted. */
        boolean add(ChargeRow row) {
            if (!wanted.contains(row.billId().orElse(""))) {
                return false;
            }
            rows.put(row.id().isEmpty() ? "row " + rows.size() : row.id(), row);
            return true;
        }

        Map<String, BillCharges> byBill() {
            Map<String, List<Charge>> charges = new LinkedHashMap<>();
            Map<String, List<UnreadableRecord>> unreadable = new LinkedHashMap<>();
            for (ChargeRow row : rows.values()) {
                String bill = row.billId().orElseThrow();
                charges.computeIfAbsent(bill, none -> new ArrayList<>()).addAll(row.charges());
                unreadable.computeIfAbsent(bill, none -> new ArrayList<>()).addAll(row.unreadable());
            }
            Map<String, BillCharges> byBill = new LinkedHashMap<>();
            charges.forEach((bill, lines) -> byBill.put(bill, new BillCharges(lines, unreadable.get(bill))));
            return byBill;
        }
    }
}
