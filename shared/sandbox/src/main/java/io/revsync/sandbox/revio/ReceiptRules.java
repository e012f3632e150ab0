package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.books.FieldName;
import io.revsync.sandbox.revio.Accounts.Application;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which bills a new payment or credit settles, as the client or Rev.io decides. */
final class ReceiptRules {
    private ReceiptRules() {}

    /**
     * The client may list applications, name one bill, ask for none ({@code "auto_apply": false}), or say nothing: then
     * the oldest open bills are settled first.
     *
     * @throws RevioError 400 when it applies more than there is, or to another customer's bill
     */
    static List<Application> applications(ObjectNode body, String customerId, BigDecimal amount, Work work) {
        String listed = FieldName.APPLICATIONS.in(body);
        if (body.path(listed).isArray()) {
            return listed(body.path(listed), customerId, amount, work);
        }
        Optional<String> bill = Fields.id(body, "bill_id");
        if (bill.isPresent()) {
            return Accounts.toBill(amount, bill(bill.get(), customerId, work));
        }
        return body.path("auto_apply").asBoolean(true) ? Accounts.oldestFirst(amount, customerId, work) : List.of();
    }

    private static List<Application> listed(JsonNode list, String customerId, BigDecimal amount, Work work) {
        List<Application> applications = new ArrayList<>();
        Validation validation = new Validation();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : list) {
            String billId = part.path(FieldName.BILL_ID.chosen()).asText();
            BigDecimal applied = Fields.amountOrZero(part.path(FieldName.APPLIED_AMOUNT.chosen()));
            BigDecimal open = Accounts.balance(bill(billId, customerId, work));
            validation.require(
                    applied.signum() > 0 && Fields.inCents(applied) && applied.compareTo(open) <= 0,
                    "The amount " + applied + " applied to bill '" + billId
                            + "' is not between 0.01 and its balance of " + open + ".");
            validation.require(
                    applications.stream().noneMatch(other -> other.billId().equals(billId)),
                    "The bill '" + billId + "' is listed twice.");
            applications.add(new Application(billId, applied));
            sum = sum.add(applied);
        }
        validation.require(
                sum.compareTo(amount) <= 0, "More is applied (" + sum + ") than the amount of " + amount + ".");
        validation.refuseIfWrong();
        return applications;
    }

    private static ObjectNode bill(String billId, String customerId, Work work) {
        return work.get(Accounts.BILLS, billId)
                .filter(bill -> Fields.text(bill, "customer_id").equals(customerId))
                .orElseThrow(() -> RevioError.invalid("The bill '" + billId + "' is not a bill of the customer."));
    }
}
