package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The payments and credits customers got posted, and what they leave open. A customer pays in one of twelve ways, so
 * that every kind of payment occurs many times.
 */
final class Receipts {
    private static final int FIRST_PAYMENT = 60_001;
    private static final int FIRST_CREDIT = 5_001;
    private static final int WAYS_TO_PAY = 12;
    private static final List<String> METHODS = List.of("CREDIT_CARD", "ACH", "CHECK", "CASH", "EFT");

    private final Billing billing;
    private final Timeline timeline;
    private final int customers;
    private final BigDecimal[] open;
    private final LocalDateTime[] touched;
    private final BigDecimal[] unapplied;
    private final List<ObjectNode> payments = new ArrayList<>();
    private final List<ObjectNode> credits = new ArrayList<>();

    Receipts(Billing billing, Timeline timeline, int customers) {
        this.billing = billing;
        this.timeline = timeline;
        this.customers = customers;
        this.open = new BigDecimal[billing.bills()];
        this.touched = new LocalDateTime[billing.bills()];
        this.unapplied = new BigDecimal[customers];
        for (int bill = 0; bill < open.length; bill++) {
            open[bill] = billing.total(bill);
            touched[bill] = billing.created(bill);
        }
    }

    void post() {
        for (int customer = 0; customer < customers; customer++) {
            unapplied[customer] = BigDecimal.ZERO;
            if (customer % 20 == 13) {
                credit(customer, half(open[bill(customer, 1)]), List.of(bill(customer, 1)));
            } else if (customer % 33 == 7) {
                credit(customer, Wire.money("17.25"), List.of());
            }
            pay(customer);
        }
    }

    List<ObjectNode> payments() {
        return payments;
    }

    List<ObjectNode> credits() {
        return credits;
    }

    BigDecimal open(int bill) {
        return open[bill];
    }

    LocalDateTime touched(int bill) {
        return touched[bill];
    }

    /** What the customer owes: open bills less money not applied to any. */
    BigDecimal balance(int customer) {
        BigDecimal owed = unapplied[customer].negate();
        for (int bill = customer; bill < open.length; bill += customers) {
            owed = owed.add(open[bill]);
        }
        return owed;
    }

    private void pay(int customer) {
        int first = bill(customer, 0);
        int second = bill(customer, 1);
        int third = bill(customer, 2);
        switch (customer % WAYS_TO_PAY) {
            case 0 -> post(customer, Wire.money("100.00"), first, List.of());
            case 1 -> post(customer, open[first], first, List.of(first));
            case 2 -> post(customer, open[first].add(half(open[second])), second, List.of(first, second, third));
            case 3 -> post(customer, half(open[first]), first, List.of(first));
            case 4 ->
                post(
                        customer,
                        open[first].add(open[second]).add(open[third]).add(Wire.money("25.00")),
                        third,
                        List.of(first, second, third));
            case 5 -> {
                undone("REVERSED", post(customer, open[first], first, List.of()));
                post(customer, open[first], first, List.of(first));
            }
            case 6 -> undone("VOIDED", post(customer, open[first], first, List.of()));
            case 11 -> {}
            default -> {
                post(customer, open[first], first, List.of(first));
                post(customer, open[second], second, List.of(second));
            }
        }
    }

    private ObjectNode post(int customer, BigDecimal amount, int paidAfter, List<Integer> bills) {
        int number = payments.size();
        LocalDate received = timeline.after(billing.date(paidAfter), 3 + Draws.draw(number, "paid after", 20));
        LocalDateTime posted = Timeline.at(received, number);
        List<ObjectNode> applications = apply(amount, bills, posted);
        unapplied[customer] = unapplied[customer].add(amount.subtract(sum(applications)));
        ObjectNode payment = Wire.record(
                "payment_id",
                FIRST_PAYMENT + number,
                "customer_id",
                Customers.id(customer),
                "amount",
                amount,
                FieldName.PAYMENT_TYPE.chosen(),
                METHODS.get(customer % METHODS.size()),
                FieldName.PAYMENT_REFERENCE.chosen(),
                reference(customer, number),
                FieldName.PAYMENT_RECEIVED.chosen(),
                Wire.local(received.atStartOfDay()),
                FieldName.PAYMENT_STATUS.chosen(),
                "POSTED",
                FieldName.APPLICATIONS.chosen(),
                Wire.array(applications),
                FieldName.CREATED.chosen(),
                Wire.local(posted),
                FieldName.UPDATED.chosen(),
                Wire.local(posted));
        payments.add(payment);
        return payment;
    }

    /** A reversed or voided payment keeps its amount and loses its effect. */
    private void undone(String status, ObjectNode payment) {
        int customer = payment.get("customer_id").asInt() - Customers.id(0);
        unapplied[customer] = unapplied[customer].subtract(payment.get("amount").decimalValue());
        payment.put(FieldName.PAYMENT_STATUS.chosen(), status);
    }

    /** Check numbers repeat between customers, and a bounced check's number comes back with the next payment. */
    private static String reference(int customer, int number) {
        return switch (customer % METHODS.size()) {
            case 2 -> String.valueOf(1000 + customer % 40);
            case 3 -> "";
            default -> "TX" + (7_000_000 + number * 31);
        };
    }

    private void credit(int customer, BigDecimal amount, List<Integer> bills) {
        int number = credits.size();
        LocalDate day = timeline.after(billing.date(bill(customer, 1)), 5);
        LocalDateTime posted = Timeline.at(day, number);
        List<ObjectNode> applications = apply(amount, bills, posted);
        unapplied[customer] = unapplied[customer].add(amount.subtract(sum(applications)));
        credits.add(Wire.record(
                FieldName.CREDIT_ID.chosen(),
                FIRST_CREDIT + number,
                "customer_id",
                Customers.id(customer),
                "bill_id",
                bills.isEmpty() ? 0 : Billing.billId(bills.get(0)),
                "product_id",
                0,
                "product_type_id",
                RevioReference.productType("DISCOUNT"),
                "description",
                bills.isEmpty() ? "Goodwill credit" : "Credit for downtime",
                "quantity",
                1,
                "rate",
                amount,
                "amount",
                amount,
                FieldName.APPLICATIONS.chosen(),
                Wire.array(applications),
                FieldName.CREATED.chosen(),
                Wire.local(posted),
                FieldName.UPDATED.chosen(),
                Wire.local(posted)));
    }

    /** Applies an amount to these bills in their order, as far as it goes. */
    private List<ObjectNode> apply(BigDecimal amount, List<Integer> bills, LocalDateTime posted) {
        List<ObjectNode> applications = new ArrayList<>();
        BigDecimal left = amount;
        for (int bill : bills) {
            BigDecimal part = left.min(open[bill]);
            if (part.signum() > 0) {
                open[bill] = open[bill].subtract(part);
                touched[bill] = posted.isAfter(touched[bill]) ? posted : touched[bill];
                left = left.subtract(part);
                applications.add(Wire.record("bill_id", Billing.billId(bill), FieldName.APPLIED_AMOUNT.chosen(), part));
            }
        }
        return applications;
    }

    private int bill(int customer, int month) {
        return month * customers + customer;
    }

    private static BigDecimal half(BigDecimal amount) {
        return amount.divide(BigDecimal.valueOf(2), 2, java.math.RoundingMode.DOWN);
    }

    private static BigDecimal sum(List<ObjectNode> applications) {
        return applications.stream()
                .map(application ->
                        application.get(FieldName.APPLIED_AMOUNT.chosen()).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
