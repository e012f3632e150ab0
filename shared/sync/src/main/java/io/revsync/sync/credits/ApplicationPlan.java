package io.revsync.sync.credits;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.revio.Credit;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.applied.AppliedParts;
import io.revsync.sync.applied.PaymentLines;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Fingerprint;
import io.revsync.sync.run.Reason;
import io.revsync.sync.settings.InvoiceSettings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Decides what the application of a credit needs, once its credit memo is there. Pure, but for the company's preferences. */
final class ApplicationPlan {

    private final InvoiceSettings.ClosedPeriod closedPeriod;

    ApplicationPlan(InvoiceSettings.ClosedPeriod closedPeriod) {
        this.closedPeriod = closedPeriod;
    }

    /** Applies the credit as Rev.io posted it. */
    Decision asPosted(
            Credit credit,
            AppliedParts parts,
            KeyLink customer,
            KeyLink memo,
            Optional<KeyLink> link,
            CompanyRules company) {
        RecordKey record = key(credit);
        BigDecimal total = CreditAmounts.total(credit);
        if (!parts.fitInto(total)) {
            return new Decision.Refuse(
                    record,
                    Reason.of(
                            "Credit " + credit.id() + " is of " + total.toPlainString() + ", but "
                                    + parts.sum().toPlainString() + " of it is posted to bills in Rev.io.",
                            "Correct in Rev.io what the credit is posted to."));
        }
        if (parts.waitsFor().isPresent()) {
            String bill = parts.waitsFor().get();
            return new Decision.Wait(
                    record,
                    new RecordKey(RecordType.BILL, bill),
                    Reason.of(
                            "Credit " + credit.id() + " is posted to bill " + bill
                                    + ", which is not in QuickBooks yet.",
                            "Nothing needs to be done if bill " + bill
                                    + " travels; if it is on the list of problems itself, mend it there."));
        }
        ObjectNode desired = body(credit, customer, memo, parts.toInvoices());
        return decide(credit, desired, Fingerprint.of(desired), parts.toInvoices(), link, company);
    }

    /**
     * The stand-in for an application of which Rev.io tells nothing: as long as credit and memo stay, what was applied once stays
     * applied, whatever becomes of the invoices.
     */
    static String untoldFingerprint(Credit credit, KeyLink memo) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.put("untold", CreditAmounts.total(credit)).put("memo", memo.quickBooksId());
        return Fingerprint.of(content);
    }

    /** Applies the credit to these invoices, of which Rev.io tells nothing. */
    Decision untold(
            Credit credit,
            Map<String, BigDecimal> toInvoices,
            KeyLink customer,
            KeyLink memo,
            Optional<KeyLink> link,
            CompanyRules company) {
        ObjectNode desired = body(credit, customer, memo, toInvoices);
        return decide(credit, desired, untoldFingerprint(credit, memo), toInvoices, link, company);
    }

    private Decision decide(
            Credit credit,
            ObjectNode desired,
            String fingerprint,
            Map<String, BigDecimal> toInvoices,
            Optional<KeyLink> link,
            CompanyRules company) {
        RecordKey record = key(credit);
        Optional<KeyLink> live = link.filter(there -> there.state() == LinkState.LIVE);
        if (toInvoices.isEmpty()) {
            return live.map(there -> voiding(record, there)).orElse(new Decision.Unchanged(record));
        }
        if (live.isPresent() && live.get().fingerprint().equals(fingerprint)) {
            return new Decision.Unchanged(record);
        }
        if (company.preferences().autoApplyCredit()) {
            return new Decision.Skip(record, "QuickBooks applies credits by itself.");
        }
        LocalDate date = credit.date().orElseThrow();
        Optional<LocalDate> posted = company.postingDate(date, closedPeriod);
        if (posted.isEmpty()) {
            return new Decision.Refuse(record, company.closed("Credit " + credit.id(), date));
        }
        ObjectNode body = desired.deepCopy();
        body.put("TxnDate", posted.get().toString());
        company.putCurrency(body);
        live.ifPresent(there -> body.put("Id", there.quickBooksId())
                .put("SyncToken", there.syncToken())
                .put("sparse", true));
        return new Decision.Write(new Command(
                record,
                "the application of credit " + credit.id(),
                live.isPresent() ? Operation.UPDATE : Operation.CREATE,
                body,
                fingerprint,
                Optional.of(BigDecimal.ZERO),
                0));
    }

    private static Decision voiding(RecordKey record, KeyLink link) {
        return new Decision.Write(new Command(
                record,
                "the application of credit " + record.id(),
                Operation.VOID,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("Id", link.quickBooksId())
                        .put("SyncToken", link.syncToken()),
                link.fingerprint(),
                Optional.empty(),
                0));
    }

    private static ObjectNode body(Credit credit, KeyLink customer, KeyLink memo, Map<String, BigDecimal> toInvoices) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("CustomerRef").put("value", customer.quickBooksId());
        body.put("TotalAmt", BigDecimal.ZERO);
        credit.date().ifPresent(date -> body.put("TxnDate", date.toString()));
        body.put("PrivateNote", Marker.of(key(credit)));
        PaymentLines.toInvoices(body, toInvoices, memo.quickBooksId());
        return body;
    }

    private static RecordKey key(Credit credit) {
        return new RecordKey(RecordType.CREDIT_APPLICATION, credit.id());
    }
}
