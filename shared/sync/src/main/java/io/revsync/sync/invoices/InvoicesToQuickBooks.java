package io.revsync.sync.invoices;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Comparison;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.FaultKind;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Bill;
import io.revsync.revio.BillCharges;
import io.revsync.revio.Charge;
import io.revsync.revio.Customer;
import io.revsync.revio.Page;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.revio.UnreadableRecord;
import io.revsync.sync.Direction;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.ChangeFeed;
import io.revsync.sync.run.Changes;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.IdPage;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.Repair;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.run.Route;
import io.revsync.sync.run.StillThere;
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
import java.util.stream.LongStream;

/** Rev.io bill with its charges to QuickBooks invoice. Made anew for each run. */
public final class InvoicesToQuickBooks implements Route<Bill> {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final InvoicePlan plan;
    private final ChangeFeed<Bill> feed;
    private final PageCharges charges;

    /** @param settings of the company, read once for the run */
    public InvoicesToQuickBooks(RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Settings settings) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.plan = new InvoicePlan(settings.invoices(), settings.of(Direction.INVOICES_TO_QUICKBOOKS));
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
    public Entity<?> entity() {
        return Entity.INVOICE;
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
        Map<String, String> items = itemsByProduct(lines.values());
        CompanyRules company = new CompanyRules(() -> quickBooks.preferences(deadline));
        Set<String> missing = missingCustomers(travelling, customers.keySet(), deadline);
        List<Decision> decisions = new ArrayList<>();
        for (Bill bill : bills) {
            BillCharges ofBill = lines.getOrDefault(bill.id(), new BillCharges(List.of(), List.of()));
            Decision decision = plan.decide(
                    bill,
                    ofBill,
                    Optional.ofNullable(customers.get(bill.customerId())),
                    items,
                    Optional.ofNullable(links.get(bill.id())),
                    company);
            if (decision instanceof Decision.Wait wait && missing.contains(bill.customerId())) {
                decisions.add(InvoicePlan.customerMissing(wait));
            } else if (decision instanceof Decision.Write write
                    && InvoiceLines.totalIsGuessed(bill, ofBill.charges())
                    && lowers(write.command(), deadline)) {
                decisions.add(InvoicePlan.perhapsPaid(write));
            } else {
                decisions.add(decision);
            }
        }
        return decisions;
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
            return numberTaken(command, fault, deadline);
        }
        return new Repair.GiveUp(Reason.of(
                "QuickBooks refuses " + command.label() + ". " + fault.gravest().sentence(),
                fault.gravest().advice().remedy()));
    }

    /** 6140: adopt the invoice that has the number only if it is ours. */
    private Repair numberTaken(Command command, Fault fault, Deadline deadline) {
        Optional<Invoice> existing = fault.existingId()
                .flatMap(id -> quickBooks.read(Entity.INVOICE, id, deadline))
                .or(() -> numbered(command, deadline).stream().findFirst());
        if (command.operation() == Operation.CREATE
                && existing.isPresent()
                && ours(existing.get(), command)
                && keyLinks.byQuickBooksId(RecordType.BILL, existing.get().id()).isEmpty()) {
            ObjectNode body = command.body().deepCopy();
            body.put("Id", existing.get().id())
                    .put("SyncToken", existing.get().syncToken())
                    .put("sparse", true);
            return new Repair.Instead(new Command(
                    command.record(),
                    command.label(),
                    Operation.UPDATE,
                    body,
                    command.fingerprint(),
                    command.total(),
                    command.attempt() + 1));
        }
        String number = command.body().path("DocNumber").asText();
        return new Repair.GiveUp(Reason.of(
                "The invoice number " + number + " of " + command.label()
                        + " is already used in QuickBooks by a transaction that did not come from Rev.io"
                        + existing.map(invoice -> " (invoice id " + invoice.id() + ", " + invoice.totalAmt() + ")")
                                .orElse("")
                        + ".",
                "Set an invoice prefix in the settings, or renumber the transaction in QuickBooks."));
    }

    @Override
    public Optional<QuickBooksRecord> find(Command create, Deadline deadline) {
        return numbered(create, deadline).stream()
                .filter(invoice -> ours(invoice, create))
                .map(QuickBooksRecord.class::cast)
                .findFirst();
    }

    private List<Invoice> numbered(Command command, Deadline deadline) {
        String number = command.body().path("DocNumber").asText();
        return quickBooks.queryAll(Query.from(Entity.INVOICE).where("DocNumber", Comparison.EQ, number), deadline);
    }

    private static boolean ours(Invoice invoice, Command command) {
        return Marker.idIn(invoice.privateNote(), RecordType.BILL)
                        .equals(Optional.of(command.record().id()))
                && !invoice.voided();
    }

    @Override
    public boolean followsDeletions() {
        return true;
    }

    @Override
    public IdPage idPage(int page, int pageSize, Deadline deadline) {
        Page<Bill> bills =
                revio.page(Resource.BILLS, Search.all().inPagesOf(pageSize).sortedBy("bill_id"), page, deadline);
        LongStream readable = bills.records().stream().map(Bill::id).mapToLong(Long::parseLong);
        LongStream unreadable = bills.unreadable().stream()
                .map(UnreadableRecord::id)
                .filter(RecordKey::isId)
                .mapToLong(Long::parseLong);
        LongStream ids = bills.unreadable().isEmpty()
                ? readable
                : LongStream.concat(readable, unreadable).sorted();
        return new IdPage(ids.toArray(), bills.hasMore());
    }
}
