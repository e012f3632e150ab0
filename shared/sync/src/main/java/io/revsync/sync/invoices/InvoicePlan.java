package io.revsync.sync.invoices;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.Charge;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Fingerprint;
import io.revsync.sync.run.Reason;
import io.revsync.sync.sales.SalesBody;
import io.revsync.sync.sales.SalesLine;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.InvoiceSettings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what a bill needs. Pure, but for the company's preferences, which are read if something has to be written. */
final class InvoicePlan {

    private final InvoiceSettings settings;
    private final DirectionSettings direction;
    private final InvoiceLines lines;

    InvoicePlan(InvoiceSettings settings, DirectionSettings direction) {
        this.settings = settings;
        this.direction = direction;
        this.lines = new InvoiceLines(settings);
    }

    /** Whether the bill is on or after the start date. */
    boolean travels(Bill bill) {
        return direction.reaches(bill.billDate());
    }

    Decision decide(
            Bill bill,
            BillCharges charges,
            Optional<KeyLink> customer,
            Map<String, String> itemByProduct,
            Optional<KeyLink> link,
            CompanyRules company) {
        RecordKey record = new RecordKey(RecordType.BILL, bill.id());
        if (!travels(bill)) {
            return new Decision.Skip(
                    record,
                    "Dated before the start date " + direction.startDate().orElseThrow() + ".");
        }
        List<SalesLine> invoiceLines = lines.of(bill, charges.charges(), itemByProduct);
        Optional<Reason> refusal = refusal(bill, charges, invoiceLines);
        if (refusal.isPresent()) {
            return new Decision.Refuse(record, refusal.get());
        }
        if (InvoiceLines.sum(invoiceLines).signum() < 0) {
            return voided(record, link)
                    .orElse(new Decision.Skip(record, "A bill below zero becomes a credit memo, not an invoice."));
        }
        return decide(bill, record, invoiceLines, customer, link, company);
    }

    /**
     * Decides what the credit memo of a bill needs, which is there as long as the bill is below zero; empty if nothing.
     *
     * @param link of the credit memo
     */
    Optional<Decision> decideCreditMemo(
            Bill bill,
            BillCharges charges,
            Optional<KeyLink> customer,
            Map<String, String> itemByProduct,
            Optional<KeyLink> link,
            CompanyRules company) {
        RecordKey record = new RecordKey(RecordType.NEGATIVE_BILL, bill.id());
        List<SalesLine> invoiceLines = lines.of(bill, charges.charges(), itemByProduct);
        if (!travels(bill) || refusal(bill, charges, invoiceLines).isPresent()) {
            return Optional.empty();
        }
        if (InvoiceLines.sum(invoiceLines).signum() >= 0) {
            return voided(record, link);
        }
        List<SalesLine> credited = invoiceLines.stream().map(SalesLine::negated).toList();
        return Optional.of(decide(bill, record, credited, customer, link, company));
    }

    /** Whether the bill gives money back. */
    boolean belowZero(Bill bill, BillCharges charges) {
        return InvoiceLines.total(bill, charges.charges()).signum() < 0;
    }

    private Decision decide(
            Bill bill,
            RecordKey record,
            List<SalesLine> formLines,
            Optional<KeyLink> customer,
            Optional<KeyLink> link,
            CompanyRules company) {
        if (customer.isEmpty()) {
            return new Decision.Wait(
                    record,
                    new RecordKey(RecordType.CUSTOMER, bill.customerId()),
                    Reason.of(
                            "Bill " + bill.id() + " waits for customer " + bill.customerId()
                                    + ", who is not in QuickBooks yet.",
                            "Nothing needs to be done if customers are synced; otherwise switch customers on."));
        }
        ObjectNode desired = SalesBody.desired(
                record,
                customer.get().quickBooksId(),
                docNumber(bill),
                bill.billDate(),
                record.type() == RecordType.BILL ? bill.dueDate() : Optional.empty(),
                formLines);
        String fingerprint = Fingerprint.of(desired);
        boolean live = link.isPresent() && link.get().state() == LinkState.LIVE;
        if (live && link.get().fingerprint().equals(fingerprint)) {
            return new Decision.Unchanged(record);
        }
        return write(bill, record, desired, fingerprint, InvoiceLines.sum(formLines), link, company);
    }

    /** The void of a form that should not be there, if it is. */
    private static Optional<Decision> voided(RecordKey record, Optional<KeyLink> link) {
        return link.filter(there -> there.state() == LinkState.LIVE)
                .map(there -> new Decision.Write(new Command(
                        record,
                        record.toString(),
                        Operation.VOID,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("Id", there.quickBooksId())
                                .put("SyncToken", there.syncToken()),
                        there.fingerprint(),
                        Optional.empty(),
                        0)));
    }

    /** A bill whose customer Rev.io does not show: it can wait for nobody but a person. */
    static Decision.Wait customerMissing(Decision.Wait wait) {
        return new Decision.Wait(
                wait.record(),
                wait.on(),
                Reason.of(
                        "Bill " + wait.record().id() + " is for customer "
                                + wait.on().id() + ", whom Rev.io does not have.",
                        "Correct the customer of the bill in Rev.io, or let the sync's Rev.io user see that customer;"
                                + " the bill follows by itself."));
    }

    /** Less is owed for a bill of which Rev.io tells neither total nor tax: as likely paid as corrected, so the invoice is left alone. */
    static Decision.Refuse perhapsPaid(Decision.Write write) {
        String id = write.record().id();
        return new Decision.Refuse(
                write.record(),
                Reason.of(
                        "Less is owed for bill " + id
                                + " than its invoice totals, and Rev.io tells neither its total nor its"
                                + " tax: whether it was paid or corrected cannot be known.",
                        "Compare the bill with the invoice; if the bill was corrected, correct the invoice in QuickBooks."));
    }

    private Decision write(
            Bill bill,
            RecordKey record,
            ObjectNode desired,
            String fingerprint,
            BigDecimal total,
            Optional<KeyLink> link,
            CompanyRules company) {
        LocalDate date = bill.billDate().orElseThrow();
        Optional<LocalDate> posted = company.postingDate(date, settings.closedPeriod());
        if (posted.isEmpty()) {
            return new Decision.Refuse(record, company.closed("Bill " + bill.id(), date));
        }
        ObjectNode body = SalesBody.forCompany(desired, company, posted.get(), settings.taxCodeId());
        link.ifPresent(there -> body.put("Id", there.quickBooksId())
                .put("SyncToken", there.syncToken())
                .put("sparse", true));
        return new Decision.Write(new Command(
                record,
                record + " of customer " + bill.customerId(),
                link.isPresent() ? Operation.UPDATE : Operation.CREATE,
                body,
                fingerprint,
                Optional.of(total),
                0));
    }

    private Optional<Reason> refusal(Bill bill, BillCharges charges, List<SalesLine> invoiceLines) {
        if (!charges.unreadable().isEmpty()) {
            return Optional.of(Reason.of(
                    "A line of bill " + bill.id() + " cannot be read: "
                            + charges.unreadable().get(0),
                    "Correct the charge in Rev.io."));
        }
        if (bill.billDate().isEmpty()) {
            return Optional.of(Reason.of(
                    "Bill " + bill.id() + " has no date, and every invoice needs one.",
                    "Give the bill a date in Rev.io."));
        }
        if (bill.totalIsOpenBalance()
                && charges.charges().isEmpty()
                && bill.total().signum() != 0) {
            return Optional.of(Reason.of(
                    "Of bill " + bill.id()
                            + " Rev.io tells only what is still owed, and no charges: its total cannot be known.",
                    "Look in Rev.io why the bill has no charges."));
        }
        if (invoiceLines.stream().anyMatch(line -> line.itemId().isEmpty())) {
            return Optional.of(Reason.of(
                    "Bill " + bill.id() + " has a line for which no QuickBooks item is chosen.",
                    "Choose the Unmatched One-time, Unmatched Recurring and Tax items in the settings."));
        }
        if (docNumber(bill).length() > QuickBooksLimits.DOC_NUMBER) {
            return Optional.of(Reason.of(
                    "The invoice number " + docNumber(bill) + " has "
                            + docNumber(bill).length() + " characters; QuickBooks takes " + QuickBooksLimits.DOC_NUMBER
                            + ".",
                    "Choose a shorter invoice prefix in the settings."));
        }
        if (invoiceLines.size() > QuickBooksLimits.INVOICE_LINES) {
            return Optional.of(Reason.of(
                    "Bill " + bill.id() + " has more than " + QuickBooksLimits.INVOICE_LINES
                            + " different items; QuickBooks takes no longer invoice.",
                    "Split the bill in Rev.io."));
        }
        return linesBeyondTotal(bill, charges, invoiceLines);
    }

    /** Less than the sum of its lines means that lines, or credits, are not told; only a credit line can bring a negative tax with it. */
    private static Optional<Reason> linesBeyondTotal(Bill bill, BillCharges charges, List<SalesLine> invoiceLines) {
        BigDecimal charged = InvoiceLines.cents(
                charges.charges().stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        boolean credits =
                charges.charges().stream().anyMatch(charge -> charge.amount().signum() < 0);
        BigDecimal total = InvoiceLines.sum(invoiceLines);
        if (charges.charges().isEmpty() || credits || total.compareTo(charged) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                Reason.of(
                        "Bill " + bill.id() + " totals " + total.toPlainString()
                                + ", less than its charges, which sum to " + charged.toPlainString() + ".",
                        "Compare the bill with its charges in Rev.io; a charge may have been moved or credited after billing."));
    }

    private String docNumber(Bill bill) {
        return settings.prefix() + bill.id();
    }
}
