package io.revsync.revio;

import static io.revsync.revio.FieldSpellings.*;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bills, charges, credits and payments off the wire. */
final class MoneyReader {

    private MoneyReader() {}

    static Bill bill(RecordReader record) {
        String id = record.searchableId(BILL);
        Optional<BigDecimal> total = record.number(BILL_TOTAL);
        return new Bill(
                id,
                record.searchableId(CUSTOMER),
                record.id(BILL_NUMBER).orElse(id),
                total.isPresent()
                        ? total.get()
                        : record.number(BILL_OPEN_BALANCE).orElseThrow(MoneyReader::noTotal),
                total.isEmpty(),
                record.number(BILL_BALANCE),
                record.date(BILL_DATE),
                record.date(DUE_DATE),
                record.instant(CREATED),
                record.instant(UPDATED));
    }

    static Charge charge(RecordReader record) {
        return new Charge(
                record.requiredId(CHARGE),
                record.id(CUSTOMER),
                record.id(ON_BILL),
                record.id(PRODUCT),
                record.id(PRODUCT_TYPE),
                record.id(SERVICE_PRODUCT),
                record.text(DESCRIPTION),
                record.number(QUANTITY).orElse(BigDecimal.ONE),
                record.number(RATE),
                record.requiredNumber(AMOUNT),
                record.number(TAX_AMOUNT),
                record.flag(TAX_INCLUDED, false),
                record.flag(PRORATED, false),
                record.date(START),
                record.date(END),
                record.instant(CREATED));
    }

    static Credit credit(RecordReader record) {
        return new Credit(
                record.requiredId(CREDIT),
                record.id(CUSTOMER),
                record.id(ON_BILL),
                record.id(PRODUCT),
                record.id(PRODUCT_TYPE),
                record.text(DESCRIPTION),
                record.number(QUANTITY).orElse(BigDecimal.ONE),
                record.requiredNumber(AMOUNT),
                record.number(TAX_AMOUNT),
                record.flag(TAX_INCLUDED, false),
                record.date(CREDIT_DATE),
                Optional.of(applications(record)).filter(parts -> record.listed(APPLICATIONS) || !parts.isEmpty()),
                record.instant(CREATED),
                record.instant(UPDATED));
    }

    static Payment payment(RecordReader record) {
        return new Payment(
                record.requiredId(PAYMENT),
                record.requiredId(CUSTOMER),
                record.requiredNumber(AMOUNT),
                record.text(PAYMENT_TYPE),
                record.text(REFERENCE),
                state(record),
                record.date(RECEIVED),
                applications(record),
                record.instant(CREATED),
                record.instant(UPDATED));
    }

    private static PaymentState state(RecordReader record) {
        if (record.flag(REVERSED, false) || record.date(REVERSED_DATE).isPresent()) {
            return PaymentState.REVERSED;
        }
        if (record.flag(VOIDED, false) || record.date(VOIDED_DATE).isPresent()) {
            return PaymentState.VOIDED;
        }
        return switch (record.text(PAYMENT_STATUS).toUpperCase(Locale.ROOT)) {
            case "", "POSTED", "APPLIED", "APPROVED", "COMPLETED" -> PaymentState.POSTED;
            case "VOID", "VOIDED" -> PaymentState.VOIDED;
            case "REVERSED" -> PaymentState.REVERSED;
            default -> PaymentState.UNKNOWN;
        };
    }

    /** A list of applications; else the one bill the payment itself names, which then took all of it, or as much as it asked for. */
    private static List<Payment.Application> applications(RecordReader record) {
        List<RecordReader> listed = record.objects(APPLICATIONS);
        if (listed.isEmpty()) {
            return record.id(APPLIED_BILL).stream()
                    .map(bill -> new Payment.Application(bill, record.requiredNumber(AMOUNT), false))
                    .toList();
        }
        return listed.stream()
                .map(row -> new Payment.Application(row.requiredId(APPLIED_BILL), row.requiredNumber(APPLIED_AMOUNT)))
                .toList();
    }

    private static UnreadableFieldException noTotal() {
        return new UnreadableFieldException(
                BILL_TOTAL.meaning(),
                "it has no total (looked for " + String.join(", ", BILL_TOTAL.spellings()) + ", "
                        + String.join(", ", BILL_OPEN_BALANCE.spellings()) + ")");
    }
}
