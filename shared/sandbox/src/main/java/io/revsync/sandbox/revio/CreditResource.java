package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.books.FieldName;
import io.revsync.sandbox.revio.Accounts.Application;
import java.math.BigDecimal;
import java.util.List;

/** Credits: at once on the account, posted to one bill or to the oldest open ones first. */
final class CreditResource extends Resource {
    static final String CREDITS = "Credits";

    CreditResource() {
        super(CREDITS, FieldName.CREDIT_ID.chosen(), Verb.CREATE);
        filters(
                Filter.id("customer_id"),
                Filter.id("bill_id"),
                Filter.id("product_id"),
                Filter.id("product_type_id"),
                Filter.text("description"),
                Filter.text("amount"));
    }

    @Override
    String create(ObjectNode body, Work work) {
        Validation validation = new Validation();
        String customerId = BodyRules.reference(body, "customer_id", Accounts.CUSTOMERS, work, validation);
        BigDecimal amount = BodyRules.receivedAmount(body, validation);
        BodyRules.optionalReference(body, "product_id", "Products", work, validation);
        BodyRules.optionalReference(body, "product_type_id", "ProductTypes", work, validation);
        validation.refuseIfWrong();
        List<Application> applications = ReceiptRules.applications(body, customerId, amount, work);
        ObjectNode credit = SandboxJson.object()
                .put("customer_id", Long.parseLong(customerId))
                .put(
                        "bill_id",
                        applications.size() == 1
                                ? Long.parseLong(applications.get(0).billId())
                                : 0)
                .put("product_id", body.path("product_id").asLong())
                .put("product_type_id", body.path("product_type_id").asLong())
                .put("description", Fields.text(body, "description"))
                .put("quantity", 1)
                .put("rate", amount)
                .put("amount", amount);
        Accounts.write(applications, credit);
        String id = work.insert(this, credit);
        Accounts.apply(applications, work);
        Accounts.owe(customerId, amount.negate(), work);
        return id;
    }

    /** Taking a credit back, which only the control path can, opens its bills again. */
    @Override
    void delete(ObjectNode credit, Work work) {
        Accounts.release(Accounts.applications(credit), work);
        Accounts.owe(Fields.text(credit, "customer_id"), Fields.amountOrZero(credit.path("amount")), work);
    }

    /** A person at the control path may post it elsewhere; what is applied must fit into it. */
    @Override
    void change(ObjectNode before, ObjectNode after, Work work) {
        BigDecimal amount = Fields.amountOrZero(after.path("amount"));
        BigDecimal applied = PaymentResource.sum(Accounts.applications(after));
        new Validation()
                .require(
                        applied.compareTo(amount) <= 0,
                        "More is applied (" + applied + ") than the amount of " + amount + ".")
                .refuseIfWrong();
        Accounts.release(Accounts.applications(before), work);
        Accounts.apply(Accounts.applications(after), work);
        BigDecimal less = amount.subtract(Fields.amountOrZero(before.path("amount")));
        Accounts.owe(Fields.text(after, "customer_id"), less.negate(), work);
    }
}
