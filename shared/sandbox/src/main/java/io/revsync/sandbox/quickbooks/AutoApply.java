package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What QuickBooks applies by itself where Account and settings, Advanced, Automation says so: once a form or payment is saved, what the
 * customer has left over goes to its open invoices, the oldest first. A credit memo is applied by a payment of zero with a memo of
 * QuickBooks' own (quickbooks.intuit.com/blog, "How to automatically apply credits").
 *
 * <p>Chosen: it comes right after the save, so the answer to the save does not show it yet; and voiding or deleting sets nothing off.
 */
final class AutoApply {

    /** What can leave money over, or take it. */
    static final Set<String> WATCHED = Set.of(Invoices.NAME, CreditMemos.NAME, Payments.NAME);

    private static final String MEMO = "Created by QB Online to link credits to charges.";

    private final Payments payments;

    AutoApply(Payments payments) {
        this.payments = payments;
    }

    /** @param saved the form or payment that was saved */
    void after(Work work, ObjectNode saved) {
        String customer = saved.path("CustomerRef").path("value").asText();
        if (work.preferences().autoApplyPayments()) {
            mine(work, Payments.NAME, customer, "UnappliedAmt").forEach(payment -> spend(work, customer, payment));
        }
        if (work.preferences().autoApplyCredit()) {
            mine(work, CreditMemos.NAME, customer, "RemainingCredit").forEach(memo -> link(work, customer, memo));
        }
    }

    private void spend(Work work, String customer, ObjectNode payment) {
        String id = payment.path("Id").asText();
        BigDecimal left = Wire.amount(payment, "UnappliedAmt");
        for (ObjectNode invoice : mine(work, Invoices.NAME, customer, "Balance")) {
            BigDecimal part = left.min(Wire.amount(invoice, "Balance"));
            if (part.signum() > 0) {
                String invoiceId = invoice.path("Id").asText();
                BigDecimal before = payments.applied(work, id, Invoices.NAME, invoiceId);
                payments.apply(work, id, Invoices.NAME, invoiceId, before.add(part));
                left = left.subtract(part);
            }
        }
    }

    private void link(Work work, String customer, ObjectNode memo) {
        BigDecimal left = Wire.amount(memo, "RemainingCredit");
        ObjectNode payment = SandboxJson.object().put("TotalAmt", 0).put("PrivateNote", MEMO);
        payment.set("CustomerRef", Wire.reference(customer, null));
        BigDecimal used = BigDecimal.ZERO;
        for (ObjectNode invoice : mine(work, Invoices.NAME, customer, "Balance")) {
            BigDecimal part = left.subtract(used).min(Wire.amount(invoice, "Balance"));
            if (part.signum() > 0) {
                line(payment, part, Invoices.NAME, invoice);
                used = used.add(part);
            }
        }
        if (used.signum() > 0) {
            line(payment, used, CreditMemos.NAME, memo);
            payments.write(work, Operation.CREATE, payment);
        }
    }

    private static void line(ObjectNode payment, BigDecimal amount, String type, ObjectNode form) {
        ObjectNode line = payment.withArrayProperty("Line").addObject();
        line.set("Amount", Wire.money(amount));
        line.putArray("LinkedTxn")
                .addObject()
                .put("TxnId", form.path("Id").asText())
                .put("TxnType", type);
    }

    /** The customer's records of which something is left, the oldest first, as this work leaves them. */
    private static List<ObjectNode> mine(Work work, String entity, String customer, String left) {
        List<ObjectNode> mine = new ArrayList<>();
        work.draft().perhaps(entity, "CustomerRef", customer).forEach(id -> work.find(entity, id)
                .filter(record ->
                        record.path("CustomerRef").path("value").asText().equals(customer))
                .filter(record -> Wire.amount(record, left).signum() > 0)
                .ifPresent(mine::add));
        mine.sort(Comparator.<ObjectNode, String>comparing(
                        record -> record.path("TxnDate").asText())
                .thenComparing(record -> record.path("Id").asLong()));
        return mine;
    }
}
