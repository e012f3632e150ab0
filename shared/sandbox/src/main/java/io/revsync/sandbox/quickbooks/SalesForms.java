package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What invoices and credit memos share: numbers, lines, tax, totals. */
abstract class SalesForms extends Transactions {

    /** DI: Invoice reference: a taxable invoice has at most 750 lines. */
    private static final int MOST_TAXABLE_LINES = 750;

    private static final int MOST_LINES = 10_000;
    private static final String COUNTER = "docnumber:";
    private static final String NUMBER_ME = "AUTO_GENERATE";

    private final Payments payments;
    private final SalesLines lines = new SalesLines();

    SalesForms(String name, List<Property> filterable, Books books, Payments payments, Set<String> readOnly) {
        super(name, filterable, books, readOnly);
        this.payments = payments;
    }

    /** The fields that say what is left of the total: an invoice's Balance; a credit memo's RemainingCredit too. */
    abstract List<String> openFields();

    /** +1 if the form makes the customer owe more, -1 if less. */
    abstract int sign();

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
        if (old != null && !linked(old, "Payment").isEmpty()) {
            paidFormKeepsItsCustomer(record, old);
        }
        number(work, record, old);
        SalesTax tax = new SalesTax(books().automatedRate(), work);
        tax.requestFits(record);
        SalesLines.Result settled = lines.settle(work, record, tax.defaultCode(customer));
        BigDecimal totalTax = tax.apply(record, customer, settled);
        record.set("Line", Wire.array(settled.withSubTotal()));
        total(record, settled.net(), totalTax, Wire.text(record, "GlobalTaxCalculation"));
        linesAreFewEnough(settled, totalTax);
        open(record, old);
        if (!record.has("LinkedTxn")) {
            noLinks(record);
        }
        settleForm(work, record, customer, old);
    }

    /** What only this form has. */
    abstract void settleForm(Work work, ObjectNode record, ObjectNode customer, ObjectNode old);

    @Override
    final void post(Work work, ObjectNode record, ObjectNode old) {
        if (old != null) {
            shrinkWhatIsApplied(work, record);
            owes(work, old, -1);
        }
        owes(work, record, 1);
    }

    @Override
    final ObjectNode emptied(Work work, ObjectNode old) {
        ObjectNode record = unapplied(work, old);
        owes(work, old, -1);
        SalesLines.empty(record);
        record.set("TotalAmt", Wire.money(BigDecimal.ZERO));
        openFields().forEach(field -> record.set(field, Wire.money(BigDecimal.ZERO)));
        record.withObjectProperty("TxnTaxDetail").removeAll().set("TotalTax", Wire.money(BigDecimal.ZERO));
        noLinks(record);
        return record;
    }

    /** 800: linked transactions must be unlinked first (DI: Invoice reference, delete). */
    @Override
    final void release(Work work, ObjectNode old) {
        List<String> paidBy = linked(old, "Payment");
        if (!paidBy.isEmpty()) {
            throw Errors.hasDependants("Unlink Payment " + String.join(", ", paidBy) + " before deleting " + name()
                    + " " + old.path("Id").asText() + ".");
        }
        owes(work, old, -1);
    }

    @Override
    void mayChange(ObjectNode old) {
        // No other transaction forbids a change of a sales form.
    }

    private void owes(Work work, ObjectNode record, int times) {
        Customers.owesMore(
                work,
                record.path("CustomerRef").path("value").asText(),
                Wire.amount(record, "TotalAmt").multiply(BigDecimal.valueOf((long) sign() * times)));
    }

    /** Payments that were applied become unapplied (DI:workflows/manage-linked-transactions). */
    private ObjectNode unapplied(Work work, ObjectNode old) {
        String id = old.path("Id").asText();
        for (String payment : linked(old, "Payment")) {
            payments.apply(work, payment, name(), id, BigDecimal.ZERO);
        }
        ObjectNode record = work.find(name(), id).orElseThrow();
        record.set("SyncToken", old.get("SyncToken"));
        return record;
    }

    /** Chosen: if the new total is below what is applied, the latest payments keep the rest as unapplied. */
    private void shrinkWhatIsApplied(Work work, ObjectNode record) {
        BigDecimal open = Wire.amount(record, "Balance");
        List<String> latestFirst = new ArrayList<>(linked(record, "Payment"));
        Collections.reverse(latestFirst);
        String id = record.path("Id").asText();
        for (String payment : latestFirst) {
            if (open.signum() >= 0) {
                return;
            }
            BigDecimal applied = payments.applied(work, payment, name(), id);
            BigDecimal left = applied.add(open).max(BigDecimal.ZERO);
            payments.apply(work, payment, name(), id, left);
            open = open.add(applied).subtract(left);
        }
        record.setAll(work.find(name(), id).orElseThrow());
    }

    // Rules

    /** 2020, 2050, 2210. */
    private void fieldsFit(ObjectNode record) {
        new Checks()
                .required(record, "CustomerRef")
                .required(record, "Line")
                .length(record, "DocNumber", 21)
                .length(record, "PrivateNote", 4000)
                .length(record.path("CustomerMemo").path("value"), 1000, "Customer Memo")
                .email(record, "BillEmail", 100)
                .email(record, "BillEmailCc", 200)
                .email(record, "BillEmailBcc", 200)
                .address(record, "BillAddr")
                .address(record, "ShipAddr")
                .verify();
    }

    /** 620. */
    private static void paidFormKeepsItsCustomer(ObjectNode record, ObjectNode old) {
        if (!Wire.ref(record, "CustomerRef").equals(Wire.ref(old, "CustomerRef"))) {
            throw Errors.cannotLink("The customer cannot be changed while payments are applied.");
        }
    }

    /**
     * DocNumber (DI: Invoice reference; XSD). With CustomTxnNumbers on, what is sent is kept, and nothing sent means no number;
     * with it off, QuickBooks counts, and a value that is sent is stored without moving the counter. AUTO_GENERATE or
     * AutoDocNumber count in both. An empty text means no number in both.
     */
    private void number(Work work, ObjectNode record, ObjectNode old) {
        boolean sentEmpty = record.path("DocNumber").asText("-").isEmpty();
        boolean numberMe = record.path("DocNumber").asText().equals(NUMBER_ME)
                || Wire.flag(record, "AutoDocNumber", false) && !record.has("DocNumber");
        boolean keepsCount = !work.preferences().customTxnNumbers() && !record.has("DocNumber") && old == null;
        record.remove("AutoDocNumber");
        if (sentEmpty) {
            record.remove("DocNumber");
        } else if (numberMe || keepsCount) {
            record.put("DocNumber", nextNumber(work));
        } else if (record.has("DocNumber")) {
            numberIsFree(work, record, old);
        }
    }

    private String nextNumber(Work work) {
        String counter = COUNTER + name();
        int last = work.draft()
                .records()
                .blob(counter)
                .map(json -> SandboxJson.readObject(json).path("last").asInt())
                .orElse(1000);
        work.draft().blob(counter, SandboxJson.write(SandboxJson.object().put("last", last + 1)));
        return Integer.toString(last + 1);
    }

    /** 6140, if the company warns of duplicates and the request does not allow them. */
    private void numberIsFree(Work work, ObjectNode record, ObjectNode old) {
        String number = record.path("DocNumber").asText();
        if (work.allows("allowduplicatedocnum")
                || old != null && old.path("DocNumber").asText().equals(number)
                || !work.preferences().warnsOnDuplicateNumbers()) {
            return;
        }
        Optional<String> holder =
                work
                        .draft()
                        .records()
                        .find(name(), "DocNumber", property("DocNumber").key(number))
                        .stream()
                        .filter(id -> old == null || !id.equals(old.path("Id").asText()))
                        .findFirst();
        holder.ifPresent(id -> {
            throw Errors.duplicateDocNumber(number, name(), id);
        });
    }

    /** 6000: a total below zero is no sales form. */
    private void total(ObjectNode record, BigDecimal net, BigDecimal tax, Optional<String> calculation) {
        BigDecimal total = Wire.cents(net.add(tax));
        if (total.signum() < 0) {
            throw Errors.business("Transaction amount must be 0 or greater.");
        }
        record.set("TotalAmt", Wire.money(total));
    }

    /** 6000. */
    private void linesAreFewEnough(SalesLines.Result settled, BigDecimal tax) {
        int most = tax.signum() != 0 ? MOST_TAXABLE_LINES : MOST_LINES;
        if (settled.lines().size() > most) {
            throw Errors.business(
                    "The transaction has " + settled.lines().size() + " lines; the most are " + most + ".");
        }
    }

    /** What is open moves by what the total moved; below zero is settled in {@link #shrinkWhatIsApplied}. */
    private void open(ObjectNode record, ObjectNode old) {
        BigDecimal total = Wire.amount(record, "TotalAmt");
        BigDecimal applied =
                old == null ? BigDecimal.ZERO : Wire.amount(old, "TotalAmt").subtract(Wire.amount(old, "Balance"));
        openFields().forEach(field -> record.set(field, Wire.money(total.subtract(applied))));
    }

    /** 2500 for a term that does not exist. */
    static void dueDate(Work work, ObjectNode record, ObjectNode customer) {
        Optional<String> termId = Wire.ref(record, "SalesTermRef").or(() -> Wire.ref(customer, "SalesTermRef"));
        int days = 0;
        if (termId.isPresent()) {
            ObjectNode term = work.referred("Term", termId.get());
            days = term.path("DueDays").asInt(0);
            record.set(
                    "SalesTermRef",
                    Wire.reference(termId.get(), term.path("Name").asText()));
        }
        if (!record.has("DueDate")) {
            record.put(
                    "DueDate",
                    LocalDate.parse(record.path("TxnDate").asText())
                            .plusDays(days)
                            .toString());
        }
    }

    /** Adds {@code by} to what is open, because a payment took or gave back that much; the form counts as changed. */
    final void applied(Work work, String id, String paymentId, BigDecimal by, boolean stillLinked) {
        ObjectNode record = work.find(name(), id).orElseThrow(() -> Errors.notFound(name(), id));
        openFields()
                .forEach(field ->
                        record.set(field, Wire.money(Wire.amount(record, field).subtract(by))));
        if (stillLinked) {
            link(record, paymentId, "Payment");
        } else {
            unlink(record, paymentId, "Payment");
        }
        stampChanged(work, record);
    }

    static Set<String> readOnly(String... more) {
        Set<String> fields =
                new HashSet<>(Set.of("TotalAmt", "Balance", "HomeTotalAmt", "HomeBalance", "DeliveryInfo"));
        fields.addAll(Set.of(more));
        return Set.copyOf(fields);
    }
}
