package io.revsync.sync.payments;

import io.revsync.revio.Payment.Application;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** In what two halves of a record differ, in words. Pure. */
final class Differences {

    private final List<String> found = new ArrayList<>();

    Differences money(String what, BigDecimal quickBooks, BigDecimal revio) {
        if (quickBooks.compareTo(revio) != 0) {
            add(what, Amounts.shown(quickBooks), Amounts.shown(revio));
        }
        return this;
    }

    Differences text(String what, String quickBooks, String revio) {
        if (!quickBooks.equals(revio)) {
            add(what, quickBooks, revio);
        }
        return this;
    }

    Differences parts(String what, List<Application> quickBooks, List<Application> revio) {
        return text(what, words(quickBooks), words(revio));
    }

    List<String> found() {
        return List.copyOf(found);
    }

    private void add(String what, String quickBooks, String revio) {
        found.add(what + " " + shown(quickBooks) + " in QuickBooks and " + shown(revio) + " in Rev.io");
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }

    private static String words(List<Application> parts) {
        Map<String, BigDecimal> byBill = new TreeMap<>();
        parts.forEach(part -> byBill.merge(part.billId(), part.amount(), BigDecimal::add));
        return byBill.entrySet().stream()
                .filter(part -> part.getValue().signum() != 0)
                .map(part -> Amounts.shown(part.getValue()) + " of bill " + part.getKey())
                .collect(Collectors.joining(", "));
    }
}
