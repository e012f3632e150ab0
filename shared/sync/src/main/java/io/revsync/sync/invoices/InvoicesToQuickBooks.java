package io.revsync.sync.invoices;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.FaultKind;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.Charge;
import io.revsync.revio.Customer;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
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
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rev.io bill with its charges to QuickBooks invoice. Made anew for each run. */
public final class InvoicesToQuickBooks implements QuickBooksRoute<Bill> {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final InvoicePlan plan;
    private final NumberedForms numbers;
    private final ForeignCurrency foreign;
    private final ChangeFeed<Bill> feed;
    private final PageCharges charges;
    private KnownOfPage page = KnownOfPage.NOTHING;

    /** @param settings of the company, read once for the run */
    public InvoicesToQuickBooks(RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Settings settings) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.plan = new InvoicePlan(settings.invoices(), settings.of(Direction.INVOICES_TO_QUICKBOOKS));
        this.numbers = new NumberedForms(quickBooks, keyLinks);
        this.foreign = new ForeignCurrency(quickBooks);
        this.charges = new PageCharges(revio, plan::travels);
        this.feed = new ChangeFeed<>(
                revio,
                Resource.BILLS,
                Bill::id,
                bill -> bill.updated().or(bill::created),
                settings.advanced().pageSize());
    }

    @Override
    public Direction direction() {
        return Direction.INVOICES_TO_QUICKBOOKS;
    }

    @Override
    public String idOf(Bill bill) {
        return bill.id();
    }

    @Override
    public Iterator<Changes<Bill>> changedSince(Optional<Instant> from, Deadline deadline) {
        return charges.with(feed.since(from, deadline), deadline);
    }

    @Override
    public StillThere<Bill> read(Collection<String> ids, Deadline deadline) {
        return new RevioReads(revio).byIds(Resource.BILLS, "bill_id", Bill::id, ids, deadline);
    }

    @Override
    public List<Decision> decide(List<Bill> bills, Map<String, KeyLink> links, Deadline deadline) {
        List<Bill> travelling = bills.stream().filter(plan::travels).toList();
        Map<String, BillCharges> lines = charges.take(travelling, deadline);
        Map<String, KeyLink> customers = keyLinks.byRevioIds(
                RecordType.CUSTOMER, travelling.stream().map(Bill::customerId).collect(Collectors.toSet()));
        page = new KnownOfPage(
                lines,
                customers,
                itemsByProduct(lines.values()),
                missingCustomers(travelling, customers.keySet(), deadline),
                CompanyRules.of(quickBooks, deadline));
        List<Decision> decisions = new ArrayList<>();
        for (Bill bill : bills) {
            Decision decision = plan.decide(
                    bill,
                    page.charges(bill),
                    page.customer(bill),
                    page.itemByProduct(),
                    Optional.ofNullable(links.get(bill.id())),
                    page.company());
            if (decision instanceof Decision.Write write
                    && InvoiceLines.totalIsGuessed(bill, page.charges(bill).charges())
                    && lowers(write.command(), deadline)) {
                decisions.add(InvoicePlan.perhapsPaid(write));
            } else {
                decisions.add(naming(decision, bill));
            }
        }
        return decisions;
    }

    private Decision naming(Decision decision, Bill bill) {
        return decision instanceof Decision.Wait wait && page.missingCustomers().contains(bill.customerId())
                ? InvoicePlan.customerMissing(wait)
                : decision;
    }

    /** The credit memos of bills below zero, and of those that no longer are. */
    @Override
    public List<Decision> decideSecondHalves(List<Bill> bills, Deadline deadline) {
        Map<String, KeyLink> memos = keyLinks.byRevioIds(
                RecordType.NEGATIVE_BILL, bills.stream().map(Bill::id).toList());
        List<Decision> decisions = new ArrayList<>();
        for (Bill bill : bills) {
            if (memos.containsKey(bill.id()) || plan.belowZero(bill, page.charges(bill))) {
                plan.decideCreditMemo(
                                bill,
                                page.charges(bill),
                                page.customer(bill),
                                page.itemByProduct(),
                                Optional.ofNullable(memos.get(bill.id())),
                                page.company())
                        .map(decision -> naming(decision, bill))
                        .ifPresent(decisions::add);
            }
        }
        return decisions;
    }

    @Override
    public List<RecordType> secondHalves() {
        return List.of(RecordType.NEGATIVE_BILL);
    }

    private boolean lowers(Command command, Deadline deadline) {
        return command.operation() == Operation.UPDATE
                && quickBooks
                        .read(Entity.INVOICE, command.body().path("Id").asText(), deadline)
                        .filter(invoice ->
                                invoice.totalAmt().compareTo(command.total().orElseThrow()) > 0)
                        .isPresent();
    }

    /** Customers of bills that Rev.io does not show. */
    private Set<String> missingCustomers(List<Bill> bills, Set<String> linked, Deadline deadline) {
        Set<String> missing = bills.stream().map(Bill::customerId).collect(Collectors.toSet());
        missing.removeAll(linked);
        missing.removeAll(new RevioReads(revio)
                .byIds(Resource.CUSTOMERS, "customer_id", Customer::id, missing, deadline)
                .ids(Customer::id));
        return missing;
    }

    private Map<String, String> itemsByProduct(Collection<BillCharges> charges) {
        Set<String> products = new HashSet<>();
        for (BillCharges each : charges) {
            for (Charge charge : each.charges()) {
                charge.productId().ifPresent(products::add);
            }
        }
        return keyLinks.byRevioIds(RecordType.PRODUCT, products).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().quickBooksId()));
    }

    @Override
    public Repair repair(Command command, Fault fault, Deadline deadline) {
        if (fault.kind() == FaultKind.DUPLICATE_DOC_NUMBER) {
            return numbers.numberTaken(command, fault, deadline);
        }
        return new Repair.GiveUp(foreign.of(command, deadline)
                .orElseGet(() -> Reason.of(
                        "QuickBooks refuses " + command.label() + ". "
                                + fault.gravest().sentence(),
                        fault.gravest().advice().remedy())));
    }

    @Override
    public Optional<QuickBooksRecord> find(Command create, Deadline deadline) {
        return numbers.ours(create, deadline);
    }

    @Override
    public boolean followsDeletions() {
        return true;
    }

    @Override
    public IdPage idPage(int page, int pageSize, Deadline deadline) {
        return new RevioReads(revio).idPage(Resource.BILLS, "bill_id", Bill::id, page, pageSize, deadline);
    }
}
