package io.revsync.sync.invoices;

import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.Charge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rev.io bills and charges in a line or two. */
final class BillBuilder {

    static final LocalDate MARCH_10 = LocalDate.of(2026, 3, 10);

    private BillBuilder() {}

    static Bill bill(String id, String total) {
        return bill(id, new BigDecimal(total), false, Optional.of(MARCH_10));
    }

    /** Rev.io tells only what is still owed. */
    static Bill openBill(String id, String owed) {
        return bill(id, new BigDecimal(owed), true, Optional.of(MARCH_10));
    }

    static Bill bill(String id, BigDecimal total, boolean totalIsOpenBalance, Optional<LocalDate> date) {
        return new Bill(
                id,
                "7",
                id,
                total,
                totalIsOpenBalance,
                Optional.empty(),
                date,
                date.map(day -> day.plusDays(30)),
                Optional.empty(),
                Optional.empty());
    }

    static BillCharges charges(Line... lines) {
        List<Charge> charges = new ArrayList<>();
        for (Line line : lines) {
            charges.add(line.charge("" + (charges.size() + 1)));
        }
        return new BillCharges(charges, List.of());
    }

    static Line charge(String amount) {
        return new Line(
                new BigDecimal(amount), BigDecimal.ONE, Optional.empty(), "Line", "", false, Optional.empty(), false);
    }

    /** A charge still being described. */
    record Line(
            BigDecimal amount,
            BigDecimal quantity,
            Optional<BigDecimal> rate,
            String description,
            String product,
            boolean recurring,
            Optional<BigDecimal> tax,
            boolean taxIncluded) {

        Line times(String quantity, String rate) {
            return new Line(
                    amount,
                    new BigDecimal(quantity),
                    Optional.of(new BigDecimal(rate)),
                    description,
                    product,
                    recurring,
                    tax,
                    taxIncluded);
        }

        Line of(String product) {
            return new Line(amount, quantity, rate, description, product, recurring, tax, taxIncluded);
        }

        Line called(String text) {
            return new Line(amount, quantity, rate, text, product, recurring, tax, taxIncluded);
        }

        Line eachMonth() {
            return new Line(amount, quantity, rate, description, product, true, tax, taxIncluded);
        }

        Line taxed(String tax) {
            return new Line(
                    amount, quantity, rate, description, product, recurring, Optional.of(new BigDecimal(tax)), false);
        }

        Line taxIncluded(String tax) {
            return new Line(
                    amount, quantity, rate, description, product, recurring, Optional.of(new BigDecimal(tax)), true);
        }

        Charge charge(String id) {
            return new Charge(
                    id,
                    Optional.of("7"),
                    Optional.of("1001"),
                    Optional.of(product).filter(text -> !text.isEmpty()),
                    Optional.empty(),
                    recurring ? Optional.of("9") : Optional.empty(),
                    description,
                    quantity,
                    rate,
                    amount,
                    tax,
                    taxIncluded,
                    false,
                    Optional.of(LocalDate.of(2026, 3, 1)),
                    Optional.of(LocalDate.of(2026, 3, 31)),
                    Optional.empty());
        }
    }
}
