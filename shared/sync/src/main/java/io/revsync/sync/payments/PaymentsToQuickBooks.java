package io.revsync.sync.payments;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Payment;
import io.revsync.revio.PaymentState;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordType;
import io.revsync.sync.applied.ApplicationRepair;
import io.revsync.sync.applied.BillLookup;
import io.revsync.sync.applied.MarkedPayments;
import io.revsync.sync.company.CompanyRules;
import io.revsync.sync.run.ChangeFeed;
import io.revsync.sync.run.Changes;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.IdPage;
import io.revsync.sync.run.QuickBooksRoute;
import io.revsync.sync.run.Repair;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.run.StillThere;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rev.io payment to QuickBooks payment. Made anew for each run. */
public final class PaymentsToQuickBooks implements QuickBooksRoute<Payment> {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final PaymentPlan plan;
    private final ApplicationRepair repair;
    private final MarkedPayments marked;
    private final BillLookup bills;
    private final ChangeFeed<Payment> feed;

    /** @param settings of the company, read once for the run */
    public PaymentsToQuickBooks(RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Settings settings) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.plan = new PaymentPlan(settings, settings.of(Direction.PAYMENTS_TO_QUICKBOOKS));
        this.repair = new ApplicationRepair(quickBooks);
        this.marked = new MarkedPayments(quickBooks, keyLinks, RecordType.PAYMENT);
        this.bills = new BillLookup(revio, keyLinks, settings);
        this.feed = new ChangeFeed<>(
                revio,
                Resource.PAYMENTS,
                Payment::id,
                payment -> payment.updated().or(payment::created),
                settings.advanced().pageSize());
    }

    @Override
    public Direction direction() {
        return Direction.PAYMENTS_TO_QUICKBOOKS;
    }

    @Override
    public String idOf(Payment payment) {
        return payment.id();
    }

    @Override
    public Iterator<Changes<Payment>> changedSince(Optional<Instant> from, Deadline deadline) {
        return feed.since(from, deadline);
    }

    @Override
    public StillThere<Payment> read(Collection<String> ids, Deadline deadline) {
        return new RevioReads(revio).byIds(Resource.PAYMENTS, "payment_id", Payment::id, ids, deadline);
    }

    @Override
    public List<Decision> decide(List<Payment> payments, Map<String, KeyLink> links, Deadline deadline) {
        KnownOfPage known = known(payments.stream().filter(plan::travels).toList(), deadline);
        PaymentMethods methods =
                new PaymentMethods(() -> quickBooks.queryAll(Query.from(Entity.PAYMENT_METHOD), deadline));
        CompanyRules company = CompanyRules.of(quickBooks, deadline);
        List<Decision> decisions = new ArrayList<>();
        for (Payment payment : payments) {
            Optional<KeyLink> link = Optional.ofNullable(links.get(payment.id()));
            decisions.add(
                    link.isEmpty() && cameFromQuickBooks(payment)
                            ? new Decision.Skip(direction().record(payment.id()), "It was born in QuickBooks.")
                            : plan.decide(payment, link, known, methods, company));
        }
        payments.forEach(payment -> repair.remember(payment.id(), payment.applications()));
        return withLostVoids(payments, marked.adopt(decisions, deadline), links, deadline);
    }

    /** Its reference says so, also before its link is stored. */
    private boolean cameFromQuickBooks(Payment payment) {
        return Marker.quickBooksIdIn(payment.reference(), quickBooks.realmId()).isPresent();
    }

    private KnownOfPage known(List<Payment> payments, Deadline deadline) {
        List<Payment> posted = payments.stream()
                .filter(payment -> payment.state() == PaymentState.POSTED)
                .toList();
        Set<String> customers = posted.stream().map(Payment::customerId).collect(Collectors.toSet());
        return new KnownOfPage(
                keyLinks.byRevioIds(RecordType.CUSTOMER, customers),
                bills.of(posted.stream().flatMap(payment -> payment.applications().stream()), deadline));
    }

    /** What was undone in Rev.io but is in QuickBooks, though no link tells of it, is voided. */
    private List<Decision> withLostVoids(
            List<Payment> payments, List<Decision> decisions, Map<String, KeyLink> links, Deadline deadline) {
        Map<String, Payment> undone = payments.stream()
                .filter(payment -> payment.state() == PaymentState.VOIDED || payment.state() == PaymentState.REVERSED)
                .filter(payment -> plan.travels(payment) && !links.containsKey(payment.id()))
                .collect(Collectors.toMap(Payment::id, Function.identity()));
        Set<String> days = undone.values().stream()
                .flatMap(payment -> payment.received().stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
        Map<String, io.revsync.quickbooks.Payment> found = days.isEmpty() ? Map.of() : marked.on(days, deadline);
        return decisions.stream()
                .map(decision -> Optional.ofNullable(
                                undone.get(decision.record().id()))
                        .filter(payment -> found.containsKey(payment.id()))
                        .map(payment -> PaymentPlan.voidFound(payment, found.get(payment.id())))
                        .orElse(decision))
                .toList();
    }

    @Override
    public Repair repair(Command command, Fault fault, Deadline deadline) {
        return repair.of(command, fault, deadline);
    }

    @Override
    public Optional<QuickBooksRecord> find(Command create, Deadline deadline) {
        return marked.madeBy(create, deadline);
    }

    @Override
    public boolean followsDeletions() {
        return true;
    }

    @Override
    public IdPage idPage(int page, int pageSize, Deadline deadline) {
        return new RevioReads(revio).idPage(Resource.PAYMENTS, "payment_id", Payment::id, page, pageSize, deadline);
    }
}
