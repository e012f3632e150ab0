package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.control.Ledger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every record that travels as it lies in both ledgers, a line each, without what depends on when and in which order it was written. */
final class LedgerLines {

    private static final Map<String, List<String>> REVIO = Map.of(
            "Customers",
            List.of("/billing_address/company_name", "/billing_address/city", "/status", "/finance/balance"),
            "Bills",
            List.of("/bill_id", "/total", "/balance"),
            "Credits",
            List.of("/customer_id", "/amount"),
            "Payments",
            List.of("/amount", "/status", "/payment_type"));

    private static final Map<String, List<String>> QUICKBOOKS = Map.of(
            "Item",
            List.of("/Name", "/Type", "/Active"),
            "Customer",
            List.of("/DisplayName", "/Active", "/BillAddr/City", "/Balance"),
            "Invoice",
            List.of("/DocNumber", "/CustomerRef/name", "/TotalAmt", "/Balance"),
            "CreditMemo",
            List.of("/DocNumber", "/CustomerRef/name", "/TotalAmt", "/RemainingCredit"),
            "Payment",
            List.of("/CustomerRef/name", "/TotalAmt", "/UnappliedAmt", "/PaymentMethodRef/name", "/PrivateNote"));

    /** By what a name that was taken is told apart depends on how often it was tried. */
    private static final Pattern DISTINCTION = Pattern.compile(" \\(A-104\\)| \\(104-\\d+\\)");

    private LedgerLines() {}

    /** Sorted. */
    static List<String> of(World world) {
        return Stream.concat(
                        lines("Rev.io", world.revio.ledger(), REVIO),
                        lines("QuickBooks", world.quickBooks.ledger(), QUICKBOOKS))
                .sorted()
                .toList();
    }

    private static Stream<String> lines(String system, Ledger ledger, Map<String, List<String>> fields) {
        return fields.entrySet().stream().flatMap(kind -> ledger.all(kind.getKey())
                .map(each -> system + " " + kind.getKey() + ": " + line(each, kind.getValue())));
    }

    private static String line(JsonNode entry, List<String> fields) {
        return String.join(
                ", ", fields.stream().map(field -> value(entry.at(field))).toList());
    }

    private static String value(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue().stripTrailingZeros().toPlainString()
                : DISTINCTION.matcher(value.asText()).replaceFirst(" (the other one)");
    }
}
