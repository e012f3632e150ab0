package io.revsync.sync.credits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.quickbooks.QuickBooksLimits;
import io.revsync.revio.Credit;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.TextLength;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what the credit memo of a credit needs. Pure, but for the company's preferences, which are read if something has to be written. */
final class CreditPlan {

    /** Between the invoice prefix and the credit's id, for credits and bills are counted apart in Rev.io. */
    private static final String NUMBER = "CR";

    private final InvoiceSettings settings;
    private final DirectionSettings direction;

    CreditPlan(InvoiceSettings settings, DirectionSettings direction) {
        this.settings = settings;
        this.direction = direction;
    }

    /** Whether the credit is on or after the start date, and of something. */
    boolean travels(Credit credit) {
        return direction.reaches(credit.date()) && CreditAmounts.total(credit).signum() != 0;
    }

    /** @param itemByProduct QuickBooks item id by Rev.io product id, for products that are linked */
    Decision decide(
            Credit credit,
            Optional<KeyLink> customer,
            Map<String, String> itemByProduct,
            Optional<KeyLink> link,
            CompanyRules company) {
        RecordKey record = new RecordKey(RecordType.CREDIT, credit.id());
        if (!travels(credit)) {
            return new Decision.Skip(record, "Dated before the start date, or a credit of nothing.");
        }
        List<SalesLine> lines = lines(credit, itemByProduct);
        Optional<Reason> refusal = refusal(credit, lines);
        if (refusal.isPresent()) {
            return new Decision.Refuse(record, refusal.get());
        }
        String customerId = credit.customerId().orElseThrow();
        if (customer.isEmpty()) {
            return new Decision.Wait(
                    record,
                    new RecordKey(RecordType.CUSTOMER, customerId),
                    Reason.of(
                            "Credit " + credit.id() + " waits for customer " + customerId
                                    + ", who is not in QuickBooks yet.",
                            "Nothing needs to be done if customers are synced; otherwise switch customers on."));
        }
        ObjectNode desired = SalesBody.desired(
                record, customer.get().quickBooksId(), docNumber(credit), credit.date(), Optional.empty(), lines);
        String fingerprint = Fingerprint.of(desired);
        Optional<KeyLink> live = link.filter(there -> there.state() == LinkState.LIVE);
        if (live.isPresent() && live.get().fingerprint().equals(fingerprint)) {
            return new Decision.Unchanged(record);
        }
        return write(credit, record, desired, fingerprint, live, company);
    }

    private Decision write(
            Credit credit,
            RecordKey record,
            ObjectNode desired,
            String fingerprint,
            Optional<KeyLink> link,
            CompanyRules company) {
        LocalDate date = credit.date().orElseThrow();
        Optional<LocalDate> posted = company.postingDate(date, settings.closedPeriod());
        if (posted.isEmpty()) {
            return new Decision.Refuse(record, company.closed("Credit " + credit.id(), date));
        }
        ObjectNode body = SalesBody.forCompany(desired, company, posted.get(), settings.taxCodeId());
        link.ifPresent(there -> body.put("Id", there.quickBooksId())
                .put("SyncToken", there.syncToken())
                .put("sparse", true));
        return new Decision.Write(new Command(
                record,
                record + " of customer " + credit.customerId().orElseThrow(),
                link.isPresent() ? Operation.UPDATE : Operation.CREATE,
                body,
                fingerprint,
                Optional.of(CreditAmounts.total(credit)),
                0));
    }

    private List<SalesLine> lines(Credit credit, Map<String, String> itemByProduct) {
        String item = credit.productId().map(itemByProduct::get).orElse(settings.unmatchedOneTimeItemId());
        String description = credit.description().isEmpty() ? "Credit " + credit.id() : credit.description();
        List<SalesLine> lines = new ArrayList<>();
        lines.add(SalesLine.of(
                item, TextLength.atMost(QuickBooksLimits.DESCRIPTION, description), CreditAmounts.net(credit)));
        if (CreditAmounts.tax(credit).signum() != 0) {
            lines.add(SalesLine.of(settings.taxItemId(), "Taxes and fees", CreditAmounts.tax(credit)));
        }
        return lines;
    }

    private Optional<Reason> refusal(Credit credit, List<SalesLine> lines) {
        if (credit.customerId().isEmpty()) {
            return Optional.of(Reason.of(
                    "Credit " + credit.id() + " names no customer.", "Look at the credit's customer in Rev.io."));
        }
        if (credit.date().isEmpty()) {
            return Optional.of(Reason.of(
                    "Credit " + credit.id() + " has no date, and every credit memo needs one.",
                    "Give the credit its date in Rev.io."));
        }
        if (lines.stream().anyMatch(line -> line.itemId().isEmpty())) {
            return Optional.of(Reason.of(
                    "Credit " + credit.id() + " has a line for which no QuickBooks item is chosen.",
                    "Choose the Unmatched One-time and Tax items in the settings."));
        }
        if (docNumber(credit).length() > QuickBooksLimits.DOC_NUMBER) {
            return Optional.of(Reason.of(
                    "The number " + docNumber(credit) + " of credit " + credit.id() + " has "
                            + docNumber(credit).length() + " characters; QuickBooks takes "
                            + QuickBooksLimits.DOC_NUMBER
                            + ".",
                    "Choose a shorter invoice prefix in the settings."));
        }
        return Optional.empty();
    }

    private String docNumber(Credit credit) {
        return settings.prefix() + NUMBER + credit.id();
    }
}
