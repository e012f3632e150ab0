package io.revsync.sync.applied;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of a QuickBooks payment: one per transaction it is applied to. Pure. */
public final class PaymentLines {

    private static final String INVOICE = "Invoice";
    private static final String CREDIT_MEMO = "CreditMemo";

    private PaymentLines() {}

    /** Lines that pay these invoices. Told even when there are none: an update without lines would leave those that are there. */
    public static void toInvoices(ObjectNode payment, Map<String, BigDecimal> amounts) {
        ArrayNode lines = payment.putArray("Line");
        amounts.forEach((invoice, amount) -> add(lines, amount, INVOICE, invoice));
    }

    /** The same, paid out of a credit memo. */
    public static void toInvoices(ObjectNode payment, Map<String, BigDecimal> amounts, String creditMemoId) {
        toInvoices(payment, amounts);
        BigDecimal sum = amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        add((ArrayNode) payment.get("Line"), sum, CREDIT_MEMO, creditMemoId);
    }

    /** Amounts by invoice id. */
    static Map<String, BigDecimal> ofInvoices(ObjectNode payment) {
        return of(payment, INVOICE);
    }

    /** Amounts by credit memo id. */
    static Map<String, BigDecimal> ofCreditMemos(ObjectNode payment) {
        return of(payment, CREDIT_MEMO);
    }

    private static Map<String, BigDecimal> of(ObjectNode payment, String type) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        for (JsonNode line : payment.path("Line")) {
            JsonNode linked = line.path("LinkedTxn").path(0);
            if (linked.path("TxnType").asText().equals(type)) {
                amounts.merge(linked.path("TxnId").asText(), line.path("Amount").decimalValue(), BigDecimal::add);
            }
        }
        return amounts;
    }

    private static void add(ArrayNode lines, BigDecimal amount, String type, String id) {
        ObjectNode line = lines.addObject().put("Amount", amount);
        line.putArray("LinkedTxn").addObject().put("TxnId", id).put("TxnType", type);
    }
}
