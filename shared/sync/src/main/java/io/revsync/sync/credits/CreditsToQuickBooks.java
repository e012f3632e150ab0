package io.revsync.sync.credits;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Comparison;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.FaultKind;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Credit;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.applied.ApplicationRepair;
import io.revsync.sync.applied.AppliedParts;
import io.revsync.sync.applied.BillLookup;
import io.revsync.sync.applied.InvoicesOfBills;
import io.revsync.sync.applied.MarkedPayments;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.company.ForeignCurrency;
import io.revsync.sync.run.ChangeFeed;
import io.revsync.sync.run.Changes;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.IdPage;
import io.revsync.sync.run.QuickBooksRoute;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.Repair;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.run.StillThere;
import io.revsync.sync.sales.NumberedForms;
import io.revsync.sync.settings.CreditSettings;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rev.io credit to QuickBooks credit memo, and to the payment of zero that applies it. Made anew for each run. */
public final class CreditsToQuickBooks implements QuickBooksRoute<Credit> {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final CreditSettings.Untold untold;
    private final CreditPlan plan;
    private final ApplicationPlan applications;
    private final ApplicationRepair repair;
    private final NumberedForms numbers;
    private final ForeignCurrency foreign;
    private final MarkedPayments marked;
    private final BillLookup bills;
    private final ChangeFeed<Credit> feed;

    /** @param settings of the company, read once for the run */
    public CreditsToQuickBooks(RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Settings settings) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.untold = settings.credits().untold();
        this.plan = new CreditPlan(settings.invoices(), settings.of(Direction.CREDITS_TO_QUICKBOOKS));
        this.applications = new ApplicationPlan(settings.invoices().closedPeriod());
        this.repair = new ApplicationRepair(quickBooks);
        this.numbers = new NumberedForms(quickBooks, keyLinks);
        this.foreign = new ForeignCurrency(quickBooks);
        this.marked = new MarkedPayments(quickBooks, keyLinks, RecordType.CREDIT_APPLICATION);
        this.bills = new BillLookup(revio, keyLinks, settings);
        this.feed = new ChangeFeed<>(
                revio,
                Resource.CREDITS,
                Credit::id,
                credit -> credit.updated().or(credit::created),
                settings.advanced().pageSize());
    }

    @Override
    public Direction direction() {
        return Direction.CREDITS_TO_QUICKBOOKS;
    }

    @Override
    public String idOf(Credit credit) {
        return credit.id();
    }

    @Override
    public Iterator<Changes<Credit>> changedSince(Optional<Instant> from, Deadline deadline) {
        return feed.since(from, deadline);
    }

    @Override
    public StillThere<Credit> read(Collection<String> ids, Deadline deadline) {
        return new RevioReads(revio).byIds(Resource.CREDITS, "credit_id", Credit::id, ids, deadline);
    }

    /** The credit memos. */
    @Override
    public List<Decision> decide(List<Credit> credits, Map<String, KeyLink> links, Deadline deadline) {
        Map<String, KeyLink> customers = customers(credits);
        Map<String, String> items = keyLinks
                .byRevioIds(
                        RecordType.PRODUCT,
                        credits.stream()
                                .flatMap(credit -> credit.productId().stream())
                                .collect(Collectors.toSet()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().quickBooksId()));
        CompanyRules company = CompanyRules.of(quickBooks, deadline);
        return credits.stream()
                .map(credit -> plan.decide(
                        credit,
                        credit.customerId().map(customers::get),
                        items,
                        Optional.ofNullable(links.get(credit.id())),
                        company))
                .toList();
    }

    /** The payments of zero that apply the credit memos that are there. */
    @Override
    public List<Decision> decideSecondHalves(List<Credit> credits, Deadline deadline) {
        List<String> ids =
                credits.stream().filter(plan::travels).map(Credit::id).toList();
        Map<String, KeyLink> memos = keyLinks.byRevioIds(RecordType.CREDIT, ids);
        Map<String, KeyLink> links = keyLinks.byRevioIds(RecordType.CREDIT_APPLICATION, ids);
        Map<String, KeyLink> customers = customers(credits);
        List<Credit> ready = credits.stream()
                .filter(plan::travels)
                .filter(credit -> Optional.ofNullable(memos.get(credit.id()))
                        .filter(memo -> memo.state() == LinkState.LIVE)
                        .isPresent())
                .filter(credit -> credit.date().isPresent()
                        && credit.customerId().filter(customers::containsKey).isPresent())
                .toList();
        InvoicesOfBills invoices =
                bills.of(ready.stream().flatMap(credit -> CreditAmounts.parts(credit).stream()), deadline);
        CompanyRules company = CompanyRules.of(quickBooks, deadline);
        List<Decision> decisions = new ArrayList<>();
        for (Credit credit : ready) {
            KeyLink memo = memos.get(credit.id());
            KeyLink customer = customers.get(credit.customerId().orElseThrow());
            Optional<KeyLink> link = Optional.ofNullable(links.get(credit.id()));
            repair.remember(credit.id(), credit.applications().orElse(List.of()));
            if (credit.applications().isPresent()) {
                AppliedParts parts = AppliedParts.of(CreditAmounts.parts(credit), invoices);
                decisions.add(applications.asPosted(credit, parts, customer, memo, link, company));
            } else if (untold == CreditSettings.Untold.OLDEST_FIRST && !appliedOnce(credit, memo, link)) {
                decisions.add(applications.untold(
                        credit, oldestFirst(credit, customer, deadline), customer, memo, link, company));
            }
        }
        return marked.adopt(decisions, deadline);
    }

    private static boolean appliedOnce(Credit credit, KeyLink memo, Optional<KeyLink> link) {
        return link.filter(there -> there.state() == LinkState.LIVE)
                .filter(there -> there.fingerprint().equals(ApplicationPlan.untoldFingerprint(credit, memo)))
                .isPresent();
    }

    /** As much of the credit as the customer's open invoices take, the oldest first. */
    private Map<String, BigDecimal> oldestFirst(Credit credit, KeyLink customer, Deadline deadline) {
        List<Invoice> open = quickBooks
                .queryAll(
                        Query.from(Entity.INVOICE)
                                .where("CustomerRef", Comparison.EQ, customer.quickBooksId())
                                .where("Balance", Comparison.GT, BigDecimal.ZERO),
                        deadline)
                .stream()
                .sorted(Comparator.comparing(Invoice::txnDate)
                        .thenComparing(invoice -> invoice.id().length())
                        .thenComparing(Invoice::id))
                .toList();
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        BigDecimal left = CreditAmounts.total(credit);
        for (Invoice invoice : open) {
            BigDecimal part = left.min(invoice.balance());
            if (part.signum() > 0) {
                parts.put(invoice.id(), part);
                left = left.subtract(part);
            }
        }
        return parts;
    }

    private Map<String, KeyLink> customers(List<Credit> credits) {
        Set<String> ids =
                credits.stream().flatMap(credit -> credit.customerId().stream()).collect(Collectors.toSet());
        return keyLinks.byRevioIds(RecordType.CUSTOMER, ids);
    }

    @Override
    public List<RecordType> secondHalves() {
        return List.of(RecordType.CREDIT_APPLICATION);
    }

    @Override
    public Repair repair(Command command, Fault fault, Deadline deadline) {
        if (command.record().type() == RecordType.CREDIT_APPLICATION) {
            return repair.of(command, fault, deadline);
        }
        if (fault.kind() == FaultKind.DUPLICATE_DOC_NUMBER) {
            return numbers.numberTaken(command, fault, deadline);
        }
        Reason reason = foreign.of(command, deadline)
                .orElseGet(() -> Reason.of(
                        "QuickBooks refuses " + command.label() + ". "
                                + fault.gravest().sentence(),
                        fault.gravest().advice().remedy()));
        // A memo that shrinks below what is applied of it: its application shrinks right after.
        return command.operation() == Operation.UPDATE && fault.kind() == FaultKind.REFUSED
                ? new Repair.TryLater(reason)
                : new Repair.GiveUp(reason);
    }

    @Override
    public Optional<QuickBooksRecord> find(Command create, Deadline deadline) {
        return create.record().type() == RecordType.CREDIT_APPLICATION
                ? marked.madeBy(create, deadline)
                : numbers.ours(create, deadline);
    }

    @Override
    public boolean followsDeletions() {
        return true;
    }

    @Override
    public IdPage idPage(int page, int pageSize, Deadline deadline) {
        return new RevioReads(revio).idPage(Resource.CREDITS, "credit_id", Credit::id, page, pageSize, deadline);
    }
}
