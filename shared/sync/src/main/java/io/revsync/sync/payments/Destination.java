package io.revsync.sync.payments;

import io.revsync.revio.Bill;
import io.revsync.revio.Payment.Application;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Reason;
import io.revsync.sync.store.KeyLink;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose payment it is in Rev.io, and which bills it settles there. Rev.io takes a payment for one customer and his bills. Pure.
 *
 * @param customerId Rev.io's id
 * @param wanted what QuickBooks says is paid of each bill
 */
record Destination(String customerId, List<Application> wanted) {

    Destination {
        wanted = List.copyOf(wanted);
    }

    /** Either the destination, or why there is none. */
    record Found(Optional<Destination> destination, Optional<Decision> otherwise) {

        static Found at(Destination destination) {
            return new Found(Optional.of(destination), Optional.empty());
        }

        static Found none(Decision why) {
            return new Found(Optional.empty(), Optional.of(why));
        }
    }

    /**
     * The customer is that of the bills, which may hang below the payer; of a payment on account it is the payer. What is paid on invoices
     * that Rev.io does not know is no business of Rev.io.
     */
    static Found of(ReceivedPayment payment, KnownInRevio known) {
        List<Application> wanted = new ArrayList<>();
        Set<String> foreign = new TreeSet<>();
        for (Map.Entry<String, BigDecimal> paid : payment.byInvoice().entrySet()) {
            KeyLink bill = known.bills().get(paid.getKey());
            if (bill != null) {
                wanted.add(new Application(bill.record().id(), paid.getValue()));
            } else if (known.cameFromRevio().contains(paid.getKey())) {
                return Found.none(waitForInvoice(payment, paid.getKey()));
            } else {
                foreign.add(paid.getKey());
            }
        }
        if (!foreign.isEmpty()) {
            boolean nothingElse =
                    wanted.isEmpty() && payment.payment().unappliedAmt().signum() == 0;
            return Found.none(
                    nothingElse
                            ? new Decision.Skip(
                                    payment.record(), "It pays only invoices that did not come from Rev.io.")
                            : new Decision.Refuse(payment.record(), mixed(payment, foreign)));
        }
        Set<String> customers = new TreeSet<>();
        for (Application part : wanted) {
            Bill bill = known.billsById().get(part.billId());
            if (bill == null) {
                return Found.none(new Decision.Refuse(payment.record(), billGone(payment, part.billId())));
            }
            customers.add(bill.customerId());
        }
        if (customers.size() > 1) {
            return Found.none(new Decision.Refuse(payment.record(), severalCustomers(payment, customers)));
        }
        return customers.stream()
                .findFirst()
                .or(() -> payer(payment, known))
                .map(customer -> Found.at(new Destination(customer, wanted)))
                .orElseGet(() -> Found.none(waitForCustomer(payment)));
    }

    private static Optional<String> payer(ReceivedPayment payment, KnownInRevio known) {
        String customer = payment.payment().customer().value();
        return Optional.ofNullable(known.customers().get(known.payers().getOrDefault(customer, customer)))
                .map(link -> link.record().id());
    }

    /**
     * What of it Rev.io can take: never more of a bill than is open, and never more in all than there is; the rest stays on account.
     *
     * @param own what the Rev.io payment, if there is one, settles already
     */
    List<Application> settling(BigDecimal amount, Map<String, Bill> bills, List<Application> own) {
        List<Application> settled = new ArrayList<>();
        BigDecimal left = amount;
        for (Application part : wanted) {
            BigDecimal already = own.stream()
                    .filter(each -> each.billId().equals(part.billId()))
                    .map(Application::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal open =
                    bills.get(part.billId()).balance().map(already::add).orElse(part.amount());
            BigDecimal taken = part.amount().min(open).min(left);
            if (taken.signum() > 0) {
                settled.add(new Application(part.billId(), taken));
                left = left.subtract(taken);
            }
        }
        return settled;
    }

    /**
     * Why Rev.io cannot take a new payment as it was applied in QuickBooks: less is open of a bill there than it pays. If the rest went on
     * account, the bill would stay open in Rev.io once what else settles it is taken back, and nobody would be told.
     */
    Optional<Reason> beyondWhatIsOpen(ReceivedPayment payment, Map<String, Bill> bills) {
        for (Application part : wanted) {
            BigDecimal open = bills.get(part.billId()).balance().orElse(part.amount());
            if (part.amount().compareTo(open) > 0) {
                return Optional.of(
                        Reason.of(
                                payment.label() + " pays " + Amounts.shown(part.amount()) + " of bill " + part.billId()
                                        + ", of which only " + Amounts.shown(open) + " is open in Rev.io.",
                                "Nothing needs to be done if a payment or credit of this bill is just being taken back. Otherwise apply the payment"
                                        + " in QuickBooks to no more than is open in Rev.io, or take back there what settles the bill already."));
            }
        }
        return Optional.empty();
    }

    private static Decision waitForInvoice(ReceivedPayment payment, String invoice) {
        return new Decision.Wait(
                payment.record(),
                RecordKey.ofQuickBooks(RecordType.BILL, invoice),
                Reason.of(
                        payment.label() + " pays invoice " + invoice
                                + ", which came from Rev.io and is not linked with its bill yet.",
                        "Nothing needs to be done: it follows as soon as the invoice is linked."));
    }

    private static Decision waitForCustomer(ReceivedPayment payment) {
        String customer = payment.payment().customer().value();
        return new Decision.Wait(
                payment.record(),
                RecordKey.ofQuickBooks(RecordType.CUSTOMER, customer),
                Reason.of(
                        payment.label() + " is by QuickBooks customer " + customer
                                + ", who is not linked with a customer of Rev.io.",
                        "Nothing needs to be done if the customer is on his way to Rev.io; otherwise link him, or make him in Rev.io."));
    }

    private static Reason mixed(ReceivedPayment payment, Set<String> foreign) {
        return Reason.of(
                payment.label() + " is for Rev.io, but pays also invoices that did not come from there (invoice id "
                        + String.join(", ", foreign) + ").",
                "Split it in QuickBooks: one payment for the invoices from Rev.io, one for the others.");
    }

    private static Reason severalCustomers(ReceivedPayment payment, Set<String> customers) {
        return Reason.of(
                payment.label() + " pays bills of " + customers.size() + " customers of Rev.io ("
                        + String.join(", ", customers) + "), and Rev.io takes a payment for one customer only.",
                "Split it in QuickBooks: one payment for each customer.");
    }

    private static Reason billGone(ReceivedPayment payment, String bill) {
        return Reason.of(
                payment.label() + " pays the invoice of bill " + bill + ", which is no longer in Rev.io.",
                "Apply the payment to another invoice in QuickBooks, or to none.");
    }
}
