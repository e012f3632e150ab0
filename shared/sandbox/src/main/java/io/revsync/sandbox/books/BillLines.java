package io.revsync.sandbox.books;

import io.revsync.sandbox.books.Catalogue.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Decides what a customer is billed for in a month: two to six lines, the total of which is never below zero. */
final class BillLines {
    /** Service products per customer. */
    static final int SERVICES = 3;

    private static final BigDecimal NO_TAX = new BigDecimal("0.00");
    private static final BigDecimal TELECOM_SURCHARGES = new BigDecimal("0.2371");
    private static final BigDecimal SALES_TAX = new BigDecimal("0.0890");
    private static final int DAYS_IN_BILLED_MONTH = 30;

    private final Catalogue catalogue;

    BillLines(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The product of a customer's service product; the first is always one of a price worth crediting. */
    Product service(int customer, int position) {
        return position == 0
                ? catalogue.base(customer)
                : catalogue.recurring(Draws.draw(customer, "service " + position, 1000));
    }

    int quantity(int customer, int position) {
        return position == 1 ? 1 + Draws.draw(customer, "seats", 25) : 1;
    }

    List<Line> of(int bill, int customer, int month, int count) {
        List<Line> lines = new ArrayList<>(count);
        boolean exempt = Customers.taxExempt(customer);
        lines.add(monthly(customer, 0, exempt));
        lines.add(startsInMonth(customer, month) ? prorated(customer, exempt) : monthly(customer, 1, exempt));
        if (count > 2) {
            lines.add(oneTime(bill, exempt));
        }
        if (count > 3) {
            lines.add(
                    month == 0 && Draws.chance(customer, "free month", 5)
                            ? freeMonth(customer)
                            : monthly(customer, 2, exempt));
        }
        if (count > 4) {
            lines.add(taxIncludedFee(bill));
        }
        if (count > 5) {
            lines.add(credit(bill, lines.get(0).amount()));
        }
        return lines;
    }

    /** A bill whose credit eats its only charge: a total of zero, which is not an error. */
    List<Line> summingToZero(int customer) {
        Line charge = monthly(customer, 0, true);
        return List.of(
                charge,
                discount("Courtesy credit for the whole month", charge.amount().negate()));
    }

    private static boolean startsInMonth(int customer, int month) {
        return month == 0 && Draws.chance(customer, "starts in mid month", 12);
    }

    private Line monthly(int customer, int position, boolean exempt) {
        Product product = service(customer, position);
        int quantity = quantity(customer, position);
        BigDecimal amount = cents(product.rate().multiply(BigDecimal.valueOf(quantity)));
        return line(position, product, product.name(), quantity, amount, tax(product, amount, exempt), false);
    }

    private Line prorated(int customer, boolean exempt) {
        Product product = service(customer, 1);
        int quantity = quantity(customer, 1);
        int days = 3 + Draws.draw(customer, "days used", DAYS_IN_BILLED_MONTH - 4);
        BigDecimal amount = product.rate()
                .multiply(BigDecimal.valueOf((long) quantity * days))
                .divide(BigDecimal.valueOf(DAYS_IN_BILLED_MONTH), 2, RoundingMode.HALF_UP);
        String description = product.name() + " (pro-rated, " + days + " days)";
        return line(1, product, description, quantity, amount, tax(product, amount, exempt), true);
    }

    private Line freeMonth(int customer) {
        Product product = service(customer, 2);
        return line(2, product, product.name() + " (free month)", 1, cents(BigDecimal.ZERO), NO_TAX, false);
    }

    private Line oneTime(int bill, boolean exempt) {
        Product product = catalogue.oneTime(Draws.draw(bill, "bought", 1000));
        boolean usage = product.type().equals("USAGE");
        int quantity = usage ? 20 + Draws.draw(bill, "minutes", 900) : 1 + Draws.draw(bill, "pieces", 3);
        BigDecimal amount = cents(product.rate().multiply(BigDecimal.valueOf(quantity)));
        boolean onlyTypeKnown = bill % 11 == 4;
        String description = bill % 13 == 6 ? "" : product.name();
        return new Line(
                Line.ONE_TIME,
                onlyTypeKnown ? 0 : product.id(),
                RevioReference.productType(product.type()),
                description,
                quantity,
                product.rate(),
                amount,
                tax(product, amount, exempt),
                false,
                false);
    }

    private Line taxIncludedFee(int bill) {
        BigDecimal amount = BigDecimal.valueOf(500 + Draws.draw(bill, "fee", 4500), 2);
        return new Line(
                Line.ONE_TIME,
                0,
                RevioReference.productType("SERVICE_FEE"),
                "Directory listing, tax included",
                1,
                amount,
                amount,
                NO_TAX,
                true,
                false);
    }

    private static Line credit(int bill, BigDecimal against) {
        BigDecimal share = BigDecimal.valueOf(10 + Draws.draw(bill, "credit", 30), 2);
        return discount(
                "Credit for outage, ticket " + (30_000 + bill),
                cents(against.multiply(share)).negate());
    }

    private static Line discount(String description, BigDecimal amount) {
        return new Line(
                Line.ONE_TIME,
                0,
                RevioReference.productType("DISCOUNT"),
                description,
                1,
                amount,
                amount,
                NO_TAX,
                false,
                false);
    }

    private static Line line(
            int position,
            Product product,
            String description,
            int quantity,
            BigDecimal amount,
            BigDecimal tax,
            boolean prorated) {
        return new Line(
                position,
                product.id(),
                RevioReference.productType(product.type()),
                description,
                quantity,
                product.rate(),
                amount,
                tax,
                false,
                prorated);
    }

    private static BigDecimal tax(Product product, BigDecimal amount, boolean exempt) {
        if (exempt) {
            return NO_TAX;
        }
        return switch (product.type()) {
            case "VOICE", "HOSTED_PBX", "USAGE" -> cents(amount.multiply(TELECOM_SURCHARGES));
            case "EQUIPMENT" -> cents(amount.multiply(SALES_TAX));
            default -> NO_TAX;
        };
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(2, RoundingMode.HALF_UP);
    }
}
