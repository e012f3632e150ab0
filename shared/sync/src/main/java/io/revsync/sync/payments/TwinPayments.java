package io.revsync.sync.payments;

import io.revsync.revio.Payment;
import io.revsync.revio.PaymentState;
import io.revsync.sync.Marker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Payments that somebody entered in both systems by hand. Sending such a one would put the money into Rev.io twice. Pure.
 *
 * @param payments of the customer, in Rev.io
 * @param linked ids of those that are the other half of something already
 * @param realmId the QuickBooks company; what came from there names its own other half
 */
record TwinPayments(List<Payment> payments, Set<String> linked, String realmId) {

    /** @param certain whether both tell the same reference number */
    record Twin(Payment payment, boolean certain) {}

    /**
     * The Rev.io payment that is, or may be, the same: same amount, and the same reference number, or the same day where not both have a
     * number of their own.
     */
    Optional<Twin> of(ReceivedPayment received) {
        String number = folded(received.payment().paymentRefNum());
        List<Payment> candidates = payments.stream()
                .filter(payment -> payment.state() == PaymentState.POSTED && !linked.contains(payment.id()))
                .filter(payment ->
                        Marker.quickBooksIdIn(payment.reference(), realmId).isEmpty())
                .filter(payment -> payment.amount().compareTo(received.payment().totalAmt()) == 0)
                .toList();
        Optional<Twin> same = candidates.stream()
                .filter(payment ->
                        !number.isEmpty() && folded(payment.reference()).equals(number))
                .findFirst()
                .map(payment -> new Twin(payment, true));
        return same.or(() -> candidates.stream()
                .filter(payment ->
                        payment.received().equals(Optional.of(received.payment().txnDate())))
                .filter(payment -> number.isEmpty() || payment.reference().isBlank())
                .findFirst()
                .map(payment -> new Twin(payment, false)));
    }

    private static String folded(String reference) {
        return reference.strip().toLowerCase(Locale.ROOT);
    }
}
