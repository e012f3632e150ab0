package io.revsync.sandbox.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * The bills and their charges, each computable from its index alone. Every billed customer gets one bill a month; eight
 * bills in a row have 32 charges, so that a charge's bill is arithmetic.
 */
final class Billing {
    private static final int FIRST_BILL = 410_001;
    private static final int FIRST_CHARGE = 9_000_001;
    private static final int FIRST_SERVICE_PRODUCT = 700_001;
    private static final int FIRST_SERVICE = 300_001;
    private static final int[] LINES = {4, 3, 5, 4, 2, 6, 4, 4};
    private static final int[] LINES_BEFORE = {0, 4, 7, 12, 16, 18, 24, 28, 32};
    private static final int LINES_OF_EIGHT = 32;
    private static final int SUMS_TO_ZERO = 20;

    private final Timeline timeline;
    private final Customers customers;
    private final BillLines lines;
    private final int bills;

    Billing(Timeline timeline, Customers customers, BillLines lines, int bills) {
        this.timeline = timeline;
        this.customers = customers;
        this.lines = lines;
        this.bills = bills;
    }

    int bills() {
        return bills;
    }

    /** How many charges the bills have together. */
    int charges() {
        return chargesBefore(bills);
    }

    static int billId(int bill) {
        return FIRST_BILL + bill;
    }

    static int chargeId(int charge) {
        return FIRST_CHARGE + charge;
    }

    static int serviceId(int customer) {
        return FIRST_SERVICE + customer;
    }

    static int serviceProductId(int customer, int position) {
        return FIRST_SERVICE_PRODUCT + customer * BillLines.SERVICES + position;
    }

    int customer(int bill) {
        return bill % customers.billed();
    }

    LocalDate date(int bill) {
        return timeline.cycle(bill / customers.billed(), customers.profile(customer(bill)));
    }

    BigDecimal total(int bill) {
        return lines(bill).stream().map(line -> line.amount().add(line.tax())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    ObjectNode bill(int bill, BigDecimal balance, LocalDateTime updated) {
        LocalDate date = date(bill);
        return Wire.record(
                FieldName.BILL_ID.chosen(),
                billId(bill),
                "customer_id",
                Customers.id(customer(bill)),
                "bill_profile_id",
                RevioReference.billProfile(customers.profile(customer(bill))),
                FieldName.BILL_DATE.chosen(),
                Wire.local(date.atStartOfDay()),
                "due_date",
                bill % 41 == 17 ? Wire.NO_DATE : Wire.local(Timeline.due(date).atStartOfDay()),
                FieldName.BILL_TOTAL.chosen(),
                total(bill),
                FieldName.BILL_BALANCE.chosen(),
                balance,
                "is_final_bill",
                false,
                FieldName.CREATED.chosen(),
                Wire.local(created(bill)),
                FieldName.UPDATED.chosen(),
                Wire.local(updated));
    }

    LocalDateTime created(int bill) {
        return Timeline.at(date(bill), bill);
    }

    ObjectNode charge(int charge) {
        int within = charge % LINES_OF_EIGHT;
        int place = Arrays.binarySearch(LINES_BEFORE, within);
        int bill = charge / LINES_OF_EIGHT * LINES.length + (place >= 0 ? place : -place - 2);
        ObjectNode record = charge(
                lines(bill).get(charge - chargesBefore(bill)), charge, customer(bill), date(bill), created(bill));
        record.put("bill_id", billId(bill));
        if (bill % 7 == 3) {
            record.remove(
                    "tax_amount"); // some instances do not answer it: tax is then the bill's total less its charges
        }
        return record;
    }

    /** A charge that waits for the next bill; how "no bill" is written differs from charge to charge. */
    ObjectNode unbilledCharge(int number) {
        int customer = number * 5 % customers.billed();
        LocalDate yesterday = timeline.today().minusDays(1);
        Line line = lines.of(number, customer, 1, 3).get(number % 3);
        ObjectNode record = charge(line, charges() + number, customer, yesterday, Timeline.at(yesterday, number));
        switch (number % 3) {
            case 0 -> record.putNull("bill_id");
            case 1 -> record.put("bill_id", 0);
            default -> record.put("bill_id", "");
        }
        return record;
    }

    private ObjectNode charge(Line line, int charge, int customer, LocalDate date, LocalDateTime created) {
        LocalDate end = line.recurring() ? date.plusMonths(1).minusDays(1) : date;
        return Wire.record(
                "charge_id", chargeId(charge),
                "customer_id", Customers.id(customer),
                "bill_id", 0,
                "service_id", line.recurring() ? serviceId(customer) : 0,
                "service_product_id", line.recurring() ? serviceProductId(customer, line.servicePosition()) : 0,
                "product_id", line.productId(),
                "product_type_id", line.productTypeId(),
                "description", line.description(),
                "quantity", line.quantity(),
                "rate", line.rate(),
                "amount", line.amount(),
                "cost", 0,
                "tax_amount", line.tax(),
                "is_tax_included", line.taxIncluded(),
                "is_prorated", line.prorated(),
                "is_commission_exempted", false,
                "start_date", line.recurring() ? Wire.local(date.atStartOfDay()) : Wire.NO_DATE,
                "end_date", line.recurring() ? Wire.local(end.atStartOfDay()) : Wire.NO_DATE,
                "created_date", Wire.local(created),
                "updated_date", Wire.local(created));
    }

    private List<Line> lines(int bill) {
        return bill == SUMS_TO_ZERO
                ? lines.summingToZero(customer(bill))
                : lines.of(bill, customer(bill), bill / customers.billed(), LINES[bill % LINES.length]);
    }

    private static int chargesBefore(int bill) {
        return bill / LINES.length * LINES_OF_EIGHT + LINES_BEFORE[bill % LINES.length];
    }
}
