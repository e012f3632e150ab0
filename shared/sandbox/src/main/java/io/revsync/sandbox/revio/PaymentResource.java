package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.books.FieldName;
import io.revsync.sandbox.http.Response;
import io.revsync.sandbox.revio.Accounts.Application;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Payments. Two with the same reference number are two payments: nothing here knows that one is the other sent again.
 * A posted payment is not edited; it is reversed (it bounced) or voided (it never was).
 */
final class PaymentResource extends Resource {
    static final String PAYMENTS = "Payments";

    private static final String POSTED = "POSTED";
    private static final int LONGEST_REFERENCE = 50;

    PaymentResource() {
        super(PAYMENTS, "payment_id", Verb.CREATE);
        filters(
                Filter.id("customer_id"),
                Filter.spelled(FieldName.PAYMENT_REFERENCE.chosen(), Filter.Kind.TEXT, FieldName.PAYMENT_REFERENCE),
                Filter.spelled(FieldName.PAYMENT_TYPE.chosen(), Filter.Kind.TEXT, FieldName.PAYMENT_TYPE),
                Filter.spelled(FieldName.PAYMENT_STATUS.chosen(), Filter.Kind.TEXT, FieldName.PAYMENT_STATUS),
                Filter.spelled(FieldName.PAYMENT_RECEIVED.chosen(), Filter.Kind.DATE, FieldName.PAYMENT_RECEIVED),
                Filter.text("amount"),
                new Filter("bill_id", Filter.Kind.ID, Accounts::appliedBillKeys));
    }

    /** Customer, amount and reference number are needed; the type is the client's word, the received date today. */
    @Override
    String create(ObjectNode body, Work work) {
        return post(
                body,
                FieldName.PAYMENT_TYPE.read(body).map(type -> type.asText()).orElse("OTHER"),
                work);
    }

    /** {@code POST /v1/Payments/card}: charges a stored card. Card numbers are no longer accepted. */
    String createByCard(ObjectNode body, Work work) {
        new Validation()
                .require(!body.has("card_number"), "Card numbers are not accepted; use payment_account_id.")
                .require(Fields.id(body, "payment_account_id").isPresent(), "The payment_account_id field is required.")
                .refuseIfWrong();
        return post(body, "CREDIT_CARD", work);
    }

    /** {@code POST /v1/Payments/{id}/reverse} and {@code /void}: its bills are open again. */
    @Override
    Optional<Response> act(String action, ObjectNode payment, ObjectNode body, Work work) {
        return switch (action) {
            case "reverse" -> Optional.of(undo("REVERSED", payment, work));
            case "void" -> Optional.of(undo("VOIDED", payment, work));
            default -> Optional.empty();
        };
    }

    /** Deleting a payment, which only the control path can, leaves the books as if it had never come. */
    @Override
    void delete(ObjectNode payment, Work work) {
        if (status(payment).equals(POSTED)) {
            Accounts.release(Accounts.applications(payment), work);
            Accounts.owe(Fields.text(payment, "customer_id"), Fields.amountOrZero(payment.path("amount")), work);
        }
    }

    /** A person at the control path may correct the amount; what is applied must fit into it. */
    @Override
    void change(ObjectNode before, ObjectNode after, Work work) {
        BigDecimal amount = Fields.amountOrZero(after.path("amount"));
        BigDecimal applied = sum(Accounts.applications(after));
        new Validation()
                .require(
                        status(after).equals(status(before)),
                        "Reverse or void a payment instead of changing its status.")
                .require(
                        applied.compareTo(amount) <= 0,
                        "More is applied (" + applied + ") than the amount of " + amount + ".")
                .refuseIfWrong();
        if (status(before).equals(POSTED)) {
            Accounts.release(Accounts.applications(before), work);
            Accounts.apply(Accounts.applications(after), work);
            BigDecimal less = amount.subtract(Fields.amountOrZero(before.path("amount")));
            Accounts.owe(Fields.text(after, "customer_id"), less.negate(), work);
        }
    }

    static BigDecimal sum(List<Application> applications) {
        return applications.stream().map(Application::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String post(ObjectNode body, String type, Work work) {
        Validation validation = new Validation();
        String customerId = BodyRules.reference(body, "customer_id", Accounts.CUSTOMERS, work, validation);
        BigDecimal amount = BodyRules.receivedAmount(body, validation);
        String received = BodyRules.date(body, FieldName.PAYMENT_RECEIVED.chosen(), work.today(), validation);
        String reference = FieldName.PAYMENT_REFERENCE.chosen();
        validation.require(body.hasNonNull(reference), "The " + reference + " field is required.");
        validation.require(
                Fields.text(body, reference).length() <= LONGEST_REFERENCE,
                "The " + reference + " must not be longer than " + LONGEST_REFERENCE + " characters.");
        validation.refuseIfWrong();
        List<Application> applications = ReceiptRules.applications(body, customerId, amount, work);
        ObjectNode payment = SandboxJson.object()
                .put("customer_id", Long.parseLong(customerId))
                .put("amount", amount)
                .put(FieldName.PAYMENT_TYPE.chosen(), type)
                .put(reference, Fields.text(body, reference))
                .put(FieldName.PAYMENT_RECEIVED.chosen(), received)
                .put(FieldName.PAYMENT_STATUS.chosen(), POSTED)
                .put("comments", Fields.text(body, "comments"));
        Accounts.write(applications, payment);
        String id = work.insert(this, payment);
        Accounts.apply(applications, work);
        Accounts.owe(customerId, amount.negate(), work);
        work.event("PAYMENT_CREATED", id);
        return id;
    }

    private Response undo(String status, ObjectNode payment, Work work) {
        String id = payment.path(idField()).asText();
        new Validation()
                .require(status(payment).equals(POSTED), "The payment is already " + status(payment) + ".")
                .refuseIfWrong();
        Accounts.release(Accounts.applications(payment), work);
        Accounts.owe(Fields.text(payment, "customer_id"), Fields.amountOrZero(payment.path("amount")), work);
        Accounts.write(List.of(), payment);
        payment.put(FieldName.PAYMENT_STATUS.in(payment), status);
        work.update(PAYMENTS, id, payment);
        work.event("PAYMENT_" + status, id);
        return Response.json(200, SandboxJson.object().put("ok", true).put("id", Long.parseLong(id)));
    }

    private static String status(ObjectNode payment) {
        return FieldName.PAYMENT_STATUS
                .read(payment)
                .map(status -> status.asText())
                .orElse(POSTED);
    }
}
