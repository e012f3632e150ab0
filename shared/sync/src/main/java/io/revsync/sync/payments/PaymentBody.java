package io.revsync.sync.payments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.Payment;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.TextLength;
import io.revsync.sync.applied.PaymentLines;
import java.math.BigDecimal;
import java.util.Map;

/** A payment as QuickBooks' API takes it. Pure. */
final class PaymentBody {

    private PaymentBody() {}

    /**
     * What comes from Rev.io and the settings alone; its fingerprint tells whether the payment has changed. The payment method is still as
     * the settings spell it.
     */
    static ObjectNode desired(
            Payment payment, String customerId, Map<String, BigDecimal> toInvoices, String method, String depositTo) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("CustomerRef").put("value", customerId);
        body.put("TotalAmt", payment.amount());
        payment.received().ifPresent(date -> body.put("TxnDate", date.toString()));
        if (!payment.reference().isEmpty()) {
            body.put("PaymentRefNum", TextLength.atMost(QuickBooksLimits.PAYMENT_REF_NUM, payment.reference()));
        }
        body.put("PrivateNote", note(payment));
        if (!method.isEmpty()) {
            body.putObject("PaymentMethodRef").put("value", method);
        }
        if (!depositTo.isEmpty()) {
            body.putObject("DepositToAccountRef").put("value", depositTo);
        }
        PaymentLines.toInvoices(body, toInvoices);
        return body;
    }

    /** The marker; and the whole reference, of which QuickBooks' own field holds the beginning only. */
    private static String note(Payment payment) {
        String marker = Marker.of(new RecordKey(RecordType.PAYMENT, payment.id()));
        return payment.reference().length() <= QuickBooksLimits.PAYMENT_REF_NUM
                ? marker
                : TextLength.atMost(QuickBooksLimits.PRIVATE_NOTE, marker + "\nReference " + payment.reference());
    }
}
