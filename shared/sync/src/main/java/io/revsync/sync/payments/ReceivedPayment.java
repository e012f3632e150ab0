package io.revsync.sync.payments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Line;
import io.revsync.quickbooks.LinkedTxn;
import io.revsync.quickbooks.Payment;
import io.revsync.quickbooks.Ref;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.Fingerprint;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** A QuickBooks payment as this direction sees it. Pure. */
record ReceivedPayment(Payment payment) {

    String id() {
        return payment.id();
    }

    RecordKey record() {
        return RecordKey.ofQuickBooks(RecordType.PAYMENT, payment.id());
    }

    /** As people call it. */
    String label() {
        String name = payment.customer().name();
        return "QuickBooks payment " + payment.id() + (name.isEmpty() ? "" : " of " + name) + " ("
                + Amounts.shown(payment.totalAmt()) + ")";
    }

    /** Whether it came from Rev.io: its note says so, also before its link is stored. */
    boolean cameFromRevio() {
        return Marker.idIn(payment.privateNote(), RecordType.PAYMENT).isPresent()
                || Marker.idIn(payment.privateNote(), RecordType.CREDIT_APPLICATION)
                        .isPresent();
    }

    /** Whether no money is in it: it was voided, or only applies credit memos to invoices. */
    boolean isEmpty() {
        return payment.totalAmt().signum() <= 0;
    }

    /** What it pays, by invoice id. */
    Map<String, BigDecimal> byInvoice() {
        Map<String, BigDecimal> paid = new TreeMap<>();
        for (Line line : payment.lines()) {
            BigDecimal amount = line.amount().orElse(BigDecimal.ZERO);
            line.linked().stream()
                    .filter(link -> link.is(Entity.INVOICE) && amount.signum() > 0)
                    .map(LinkedTxn::id)
                    .forEach(invoice -> paid.merge(invoice, amount, BigDecimal::add));
        }
        return paid;
    }

    /** Equal as long as nothing has changed that Rev.io is told. */
    String fingerprint() {
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("customer", payment.customer().value())
                .put("amount", payment.totalAmt())
                .put("date", payment.txnDate().toString())
                .put("method", payment.paymentMethod().map(Ref::value).orElse(""));
        ObjectNode invoices = facts.putObject("invoices");
        byInvoice().forEach(invoices::put);
        return Fingerprint.of(facts);
    }
}
