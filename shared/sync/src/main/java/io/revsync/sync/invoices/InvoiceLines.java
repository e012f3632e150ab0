package io.revsync.sync.invoices;

import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.Bill;
import io.revsync.revio.Charge;
import io.revsync.sync.TextLength;
import io.revsync.sync.sales.SalesLine;
import io.revsync.sync.settings.InvoiceSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a bill's charges into invoice lines that sum to the bill's total, to the cent. Rev.io has no tax lines: what the total has beyond
 * the charges is tax, and goes on the Tax Item as one line, so that QuickBooks never computes a second tax on top. Usage may be priced in
 * fractions of a cent, QuickBooks keeps cents: a fraction is carried to the next line, so that it never looks like tax. Pure.
 */
final class InvoiceLines {

    private static final int CENTS = 2;
    private static final int UNIT_PRICE_DECIMALS = 7;

    private final InvoiceSettings settings;

    InvoiceLines(InvoiceSettings settings) {
        this.settings = settings;
    }

    /** @param itemByProduct QuickBooks item id by Rev.io product id, for products that are linked */
    List<SalesLine> of(Bill bill, List<Charge> charges, Map<String, String> itemByProduct) {
        List<SalesLine> lines = new ArrayList<>();
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal told = BigDecimal.ZERO;
        for (Charge charge : inOrder(charges)) {
            exact = exact.add(charge.amount());
            lines.add(line(charge, cents(exact).subtract(told), itemByProduct));
            told = cents(exact);
        }
        BigDecimal tax = total(bill, charges).subtract(told);
        if (charges.isEmpty()) {
            lines.add(
                    SalesLine.of(settings.unmatchedOneTimeItemId(), "Bill " + bill.id() + ", no charges listed", tax));
        } else if (tax.signum() != 0) {
            lines.add(SalesLine.of(settings.taxItemId(), "Taxes and fees", tax));
        }
        return lines.size() <= QuickBooksLimits.INVOICE_LINES ? lines : summedByItem(lines);
    }

    /** By id: Rev.io promises no order, and another order must not look like another bill. */
    private static List<Charge> inOrder(List<Charge> charges) {
        return charges.stream()
                .sorted(Comparator.comparing((Charge charge) -> charge.id().length())
                        .thenComparing(Charge::id))
                .toList();
    }

    /**
     * The bill's total. Where Rev.io tells only what is still owed, it is computed from the lines; if they do not tell their tax, what is
     * owed beyond them is taken to be that.
     */
    static BigDecimal total(Bill bill, List<Charge> charges) {
        if (!bill.totalIsOpenBalance()) {
            return cents(bill.total());
        }
        BigDecimal told = charges.stream()
                .map(charge -> charge.taxIncluded()
                        ? charge.amount()
                        : charge.amount().add(charge.taxAmount().orElse(BigDecimal.ZERO)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return cents(totalIsGuessed(bill, charges) ? told.max(bill.total()) : told);
    }

    /** Whether neither the total nor the tax is told: a payment then looks like a smaller total. */
    static boolean totalIsGuessed(Bill bill, List<Charge> charges) {
        return bill.totalIsOpenBalance()
                && !charges.isEmpty()
                && charges.stream()
                        .noneMatch(charge ->
                                charge.taxIncluded() || charge.taxAmount().isPresent());
    }

    static BigDecimal sum(List<SalesLine> lines) {
        return lines.stream().map(SalesLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private SalesLine line(Charge charge, BigDecimal amount, Map<String, String> itemByProduct) {
        Optional<BigDecimal> unitPrice = charge.rate()
                .filter(rate -> rate.stripTrailingZeros().scale() <= UNIT_PRICE_DECIMALS)
                .filter(rate -> charge.quantity().signum() > 0)
                .filter(rate -> rate.multiply(charge.quantity()).compareTo(amount) == 0);
        return new SalesLine(
                item(charge, itemByProduct),
                description(charge),
                amount,
                unitPrice.map(rate -> charge.quantity()),
                unitPrice,
                charge.start());
    }

    private String item(Charge charge, Map<String, String> itemByProduct) {
        String unmatched = charge.recurring() ? settings.unmatchedRecurringItemId() : settings.unmatchedOneTimeItemId();
        return charge.productId().map(itemByProduct::get).orElse(unmatched);
    }

    private static String description(Charge charge) {
        String period = charge.start().map(Object::toString).orElse("");
        Optional<LocalDate> end = charge.end();
        if (end.isPresent() && charge.recurring()) {
            period += " to " + end.get();
        }
        String text = (charge.description().strip() + (period.isEmpty() ? "" : " (" + period + ")")).strip();
        return TextLength.atMost(QuickBooksLimits.DESCRIPTION, text);
    }

    /** Too many lines for one invoice: those of one item become one line, and the total stays. */
    private static List<SalesLine> summedByItem(List<SalesLine> lines) {
        Map<String, List<SalesLine>> byItem = new LinkedHashMap<>();
        lines.forEach(line ->
                byItem.computeIfAbsent(line.itemId(), item -> new ArrayList<>()).add(line));
        return byItem.entrySet().stream()
                .map(entry -> SalesLine.of(
                        entry.getKey(),
                        entry.getValue().size() == 1
                                ? entry.getValue().get(0).description()
                                : entry.getValue().size() + " charges, see the bill in Rev.io",
                        sum(entry.getValue())))
                .toList();
    }

    /** Half a cent and more is a cent: how a total with fractions of a cent, as usage has, is billed. */
    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP);
    }
}
