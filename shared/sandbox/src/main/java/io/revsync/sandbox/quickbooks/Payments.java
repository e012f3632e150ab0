package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.quickbooks.Property.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Payment (DI:api/accounting/all-entities/payment): money received, and what it is applied to. */
final class Payments extends Transactions {

    static final String NAME = "Payment";

    /** No size is documented; integrators cut at 21. */
    private static final int LONGEST_REFERENCE = 21;

    private static final Set<String> DEPOSIT_ACCOUNTS = Set.of("Bank", "Other Current Asset");

    private final Invoices invoices;
    private final CreditMemos creditMemos;

    Payments(Books books) {
        super(
                NAME,
                List.of(
                        Property.text("PaymentRefNum").withIndex(),
                        Property.of("TxnDate", Kind.DATE).withIndex(),
                        Property.of("CustomerRef", Kind.REFERENCE).withIndex(),
                        Property.of("TotalAmt", Kind.DECIMAL)),
                books,
                Set.of("UnappliedAmt", "HomeTotalAmt", "LinkedTxn"));
        this.invoices = new Invoices(books, this);
        this.creditMemos = new CreditMemos(books, this);
    }

    Invoices invoices() {
        return invoices;
    }

    CreditMemos creditMemos() {
        return creditMemos;
    }

    @Override
    void settle(Work work, ObjectNode record, ObjectNode old) {
        fieldsFit(record);
        ObjectNode customer = Customers.forTransaction(work, record);
        currencyIsTheCustomers(work, record, customer);
        record.set(
                "CustomerRef",
                Wire.reference(
                        customer.path("Id").asText(),
                        customer.path("DisplayName").asText()));
        record.put("ProcessPayment", false);
        methodExists(work, record);
        depositAccountHoldsMoney(work, record);
        BigDecimal total = Wire.cents(Wire.amount(record, "TotalAmt"));
        amountIsNotNegative(total);
        record.set("TotalAmt", Wire.money(total));
        record.set("Line", lines(applications(record)));
        record.set("UnappliedAmt", Wire.money(unapplied(record)));
        linesFitTheTotal(record);
        formsAreTheCustomers(work, record, customer);
        if (!record.has("LinkedTxn")) {
            noLinks(record);
        }
    }

    @Override
    void post(Work work, ObjectNode record, ObjectNode old) {
        moveApplications(work, record, old == null ? Map.of() : applications(old), applications(record));
        if (old != null) {
            owes(work, old, -1);
        }
        owes(work, record, 1);
    }

    @Override
    ObjectNode emptied(Work work, ObjectNode old) {
        release(work, old);
        ObjectNode record = old.deepCopy();
        record.set("TotalAmt", Wire.money(BigDecimal.ZERO));
        record.set("UnappliedAmt", Wire.money(BigDecimal.ZERO));
        record.putArray("Line");
        noLinks(record);
        return record;
    }

    @Override
    void release(Work work, ObjectNode old) {
        moveApplications(work, old, applications(old), Map.of());
        owes(work, old, -1);
    }

    /** 6540. */
    @Override
    void mayChange(ObjectNode old) {
        if (!linked(old, "Deposit").isEmpty()) {
            throw Errors.deposited();
        }
    }

    private static void owes(Work work, ObjectNode record, int times) {
        Customers.owesMore(
                work,
                record.path("CustomerRef").path("value").asText(),
                Wire.amount(record, "TotalAmt").multiply(BigDecimal.valueOf(-times)));
    }

    // What other transactions ask of a payment

    /** How much of the payment is applied to that form. */
    BigDecimal applied(Work work, String paymentId, String type, String formId) {
        return work.find(NAME, paymentId)
                .map(payment -> applications(payment).getOrDefault(new Form(type, formId), BigDecimal.ZERO))
                .orElse(BigDecimal.ZERO);
    }

    /**
     * Changes what is applied to one form; if credit memos then pay too little, the payment gives back from its last invoices.
     */
    void apply(Work work, String paymentId, String type, String formId, BigDecimal amount) {
        ObjectNode old = work.find(NAME, paymentId).orElse(null);
        if (old == null) {
            return;
        }
        Map<Form, BigDecimal> wanted = new LinkedHashMap<>(applications(old));
        set(wanted, new Form(type, formId), amount);
        ObjectNode record = old.deepCopy();
        record.set("Line", lines(wanted));
        List<Form> lastFirst = new ArrayList<>(wanted.keySet());
        Collections.reverse(lastFirst);
        for (Form form : lastFirst) {
            BigDecimal missing = unapplied(record).negate();
            if (missing.signum() > 0 && form.type().equals(Invoices.NAME)) {
                set(wanted, form, wanted.get(form).subtract(missing).max(BigDecimal.ZERO));
                record.set("Line", lines(wanted));
            }
        }
        record.set("UnappliedAmt", Wire.money(unapplied(record)));
        stampChanged(work, record);
        moveApplications(work, record, applications(old), wanted);
    }

    private static void set(Map<Form, BigDecimal> applications, Form form, BigDecimal amount) {
        if (amount.signum() == 0) {
            applications.remove(form);
        } else {
            applications.put(form, amount);
        }
    }

    private void moveApplications(
            Work work, ObjectNode payment, Map<Form, BigDecimal> before, Map<Form, BigDecimal> after) {
        Set<Form> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (Form form : all) {
            BigDecimal by =
                    after.getOrDefault(form, BigDecimal.ZERO).subtract(before.getOrDefault(form, BigDecimal.ZERO));
            if (by.signum() != 0) {
                forms(form.type()).applied(work, form.id(), payment.path("Id").asText(), by, after.containsKey(form));
            }
        }
    }

    private SalesForms forms(String type) {
        return type.equals(Invoices.NAME) ? invoices : creditMemos;
    }

    // Rules

    /** 2020, 2050. */
    private static void fieldsFit(ObjectNode record) {
        new Checks()
                .required(record, "CustomerRef")
                .required(record, "TotalAmt")
                .length(record, "PaymentRefNum", LONGEST_REFERENCE)
                .length(record, "PrivateNote", 4000)
                .verify();
    }

    /** 2500. */
    private static void methodExists(Work work, ObjectNode record) {
        Wire.ref(record, "PaymentMethodRef").ifPresent(id -> work.referred("PaymentMethod", id));
    }

    /** 2500 if it does not exist, 6430 if it cannot hold a payment; Undeposited Funds if none is named. */
    private static void depositAccountHoldsMoney(Work work, ObjectNode record) {
        Optional<String> named = Wire.ref(record, "DepositToAccountRef");
        if (named.isEmpty()) {
            undepositedFunds(work).ifPresent(id -> record.set("DepositToAccountRef", Wire.reference(id, null)));
            return;
        }
        ObjectNode account = work.referred("Account", named.get());
        if (!DEPOSIT_ACCOUNTS.contains(account.path("AccountType").asText())) {
            throw Errors.wrongAccountType("DepositToAccountRef", "Bank or Other Current Asset");
        }
    }

    private static Optional<String> undepositedFunds(Work work) {
        return work.draft().records().find("Account", "Name", "undeposited funds").stream()
                .findFirst();
    }

    /** 6000. */
    private static void amountIsNotNegative(BigDecimal total) {
        if (total.signum() < 0) {
            throw Errors.business("Transaction amount must be 0 or greater.");
        }
    }

    /** 6000: more is applied than there is. */
    private static void linesFitTheTotal(ObjectNode record) {
        if (Wire.amount(record, "UnappliedAmt").signum() < 0) {
            throw Errors.business("The amounts applied are more than the payment's total and its credits.");
        }
    }

    /**
     * 610 if the form does not exist, 620 if it is another customer's (a parent may pay for what is billed to it), 6000 if
     * more is applied than is open.
     */
    private void formsAreTheCustomers(Work work, ObjectNode record, ObjectNode customer) {
        String paymentId = record.path("Id").asText();
        applications(record).forEach((form, amount) -> {
            ObjectNode applied =
                    work.find(form.type(), form.id()).orElseThrow(() -> Errors.notFound(form.type(), form.id()));
            if (!isBilledTo(work, applied, customer.path("Id").asText())) {
                throw Errors.cannotLink(form.type() + " " + form.id() + " belongs to another customer.");
            }
            BigDecimal open = Wire.amount(applied, "Balance");
            if (linked(applied, NAME).contains(paymentId)) {
                open = open.add(applied(work, paymentId, form.type(), form.id()));
            }
            if (amount.compareTo(open) > 0) {
                throw Errors.business("The amount " + amount.toPlainString() + " applied to " + form.type() + " "
                        + form.id() + " is more than its open balance " + open.toPlainString() + ".");
            }
        });
    }

    private static boolean isBilledTo(Work work, ObjectNode form, String payer) {
        String owner = form.path("CustomerRef").path("value").asText();
        if (owner.equals(payer)) {
            return true;
        }
        return work.find(Customers.NAME, owner)
                .filter(customer -> Wire.flag(customer, "BillWithParent", false))
                .flatMap(customer -> Wire.ref(customer, "ParentRef"))
                .filter(payer::equals)
                .isPresent();
    }

    // Lines

    /** A form a payment is applied to. */
    private record Form(String type, String id) {}

    /** 620 for a line that links nothing, or to what a payment cannot be applied to here. */
    private static Map<Form, BigDecimal> applications(ObjectNode record) {
        Map<Form, BigDecimal> applications = new LinkedHashMap<>();
        for (ObjectNode line : Wire.objects(record, "Line")) {
            BigDecimal amount = Wire.cents(Wire.amount(line, "Amount"));
            List<ObjectNode> links = Wire.objects(line, "LinkedTxn");
            if (links.size() != 1) {
                throw Errors.cannotLink("A payment line needs exactly one LinkedTxn.");
            }
            String type = links.get(0).path("TxnType").asText();
            if (!Set.of(Invoices.NAME, CreditMemos.NAME).contains(type)) {
                throw Errors.cannotLink("A payment cannot be applied to TxnType " + type + ".");
            }
            if (amount.signum() < 0) {
                throw Errors.business("The amount of a payment line must be 0 or greater.");
            }
            if (amount.signum() > 0) {
                applications.merge(new Form(type, links.get(0).path("TxnId").asText()), amount, BigDecimal::add);
            }
        }
        return applications;
    }

    private static ArrayNode lines(Map<Form, BigDecimal> applications) {
        var lines = SandboxJson.array();
        applications.forEach((form, amount) -> {
            ObjectNode line = lines.addObject();
            line.set("Amount", Wire.money(amount));
            line.putArray("LinkedTxn").addObject().put("TxnId", form.id()).put("TxnType", form.type());
        });
        return lines;
    }

    /** Total and credits less what invoices take. */
    private static BigDecimal unapplied(ObjectNode record) {
        BigDecimal rest = Wire.amount(record, "TotalAmt");
        for (Map.Entry<Form, BigDecimal> application : applications(record).entrySet()) {
            boolean takes = application.getKey().type().equals(Invoices.NAME);
            rest = takes ? rest.subtract(application.getValue()) : rest.add(application.getValue());
        }
        return rest;
    }
}
