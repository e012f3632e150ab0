package io.revsync.sync.payments;

import io.revsync.http.Deadline;
import io.revsync.http.DefectException;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Payment;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.revio.PaymentState;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.company.ForeignCurrency;
import io.revsync.sync.run.Changes;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.QuickBooksFeed;
import io.revsync.sync.run.QuickBooksReads;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.RevioRoute;
import io.revsync.sync.run.StillThere;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * QuickBooks payment to Rev.io payment. What came from Rev.io is not sent back. Rev.io takes no change of a payment, so what is changed,
 * voided or deleted in QuickBooks after it was sent becomes a problem, or is taken back and sent anew, as the settings say. Made anew for
 * each run.
 */
public final class PaymentsToRevio implements RevioRoute<Payment> {

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final ForeignCurrency foreignCurrency;
    private final KeyLinks keyLinks;
    private final Settings settings;
    private final QuickBooksFeed<Payment> feed;
    private final QuickBooksReads reads;
    private final ReceiptEnquiry enquiry;
    private final Clock clock;

    /** @param settings of the company, read once for the run */
    public PaymentsToRevio(
            RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Settings settings, Clock clock) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.foreignCurrency = new ForeignCurrency(quickBooks);
        this.keyLinks = keyLinks;
        this.settings = settings;
        this.feed = new QuickBooksFeed<>(quickBooks, Entity.PAYMENT, this::linkedIds, clock);
        this.reads = new QuickBooksReads(quickBooks);
        this.enquiry = new ReceiptEnquiry(
                revio,
                quickBooks,
                keyLinks,
                settings.of(Direction.CUSTOMERS_TO_REVIO).enabled()
                        && !settings.customers().billProfileId().isEmpty());
        this.clock = clock;
    }

    /** Those that were born here: of the others their own direction tells that they are gone. */
    private Collection<String> linkedIds() {
        Set<String> ids = new HashSet<>();
        keyLinks.all(RecordType.PAYMENT).forEachRemaining(link -> {
            if (link.origin() == Origin.QUICKBOOKS && link.state() == LinkState.LIVE) {
                ids.add(link.quickBooksId());
            }
        });
        return ids;
    }

    @Override
    public Direction direction() {
        return Direction.PAYMENTS_TO_REVIO;
    }

    @Override
    public Resource<?> resource() {
        return Resource.PAYMENTS;
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
        return new StillThere<>(
                List.copyOf(reads.byIds(Entity.PAYMENT, ids, deadline).values()), Map.of());
    }

    @Override
    public List<Decision> decide(List<Payment> payments, Map<String, KeyLink> links, Deadline deadline) {
        List<Decision> decisions = new ArrayList<>();
        List<ReceivedPayment> closer = new ArrayList<>();
        ReceiptPlan plan = plan(deadline);
        for (Payment each : payments) {
            ReceivedPayment payment = new ReceivedPayment(each);
            try {
                plan.atFirstSight(payment, link(payment, links))
                        .or(() -> foreignCurrency(payment, deadline))
                        .ifPresentOrElse(decisions::add, () -> closer.add(payment));
            } catch (DefectException e) {
                decisions.add(unreadable(payment, e));
            }
        }
        if (!closer.isEmpty()) {
            decisions.addAll(lookCloser(closer, links, deadline));
        }
        return decisions;
    }

    private static Decision unreadable(ReceivedPayment payment, DefectException e) {
        return new Decision.Refuse(
                payment.record(),
                new Reason(
                        e.getMessage(),
                        "Look at payment " + payment.id() + " in QuickBooks and save it again.",
                        e.trace().toString()));
    }

    private Optional<Decision> foreignCurrency(ReceivedPayment payment, Deadline deadline) {
        return foreignCurrency
                .home(payment.payment().currency(), deadline)
                .map(home -> ReceiptPlan.foreignCurrency(payment, home));
    }

    private List<Decision> lookCloser(List<ReceivedPayment> payments, Map<String, KeyLink> links, Deadline deadline) {
        List<Decision> decisions = new ArrayList<>();
        Map<String, io.revsync.revio.Payment> sent = enquiry.sent(
                payments.stream()
                        .flatMap(payment -> link(payment, links).stream())
                        .toList(),
                deadline);
        KnownInRevio known = enquiry.of(payments, deadline);
        Map<ReceivedPayment, Destination> bound = new LinkedHashMap<>();
        for (ReceivedPayment payment : payments) {
            if (payment.isEmpty()) {
                decisions.add(undone(payment, links.get(payment.id()), sent, deadline));
                continue;
            }
            Destination.Found found = Destination.of(payment, known);
            found.otherwise().ifPresent(decisions::add);
            found.destination().ifPresent(destination -> bound.put(payment, destination));
        }
        // Only what is new needs to know what the customer has paid in Rev.io already.
        Set<String> customers = bound.entrySet().stream()
                .filter(entry -> link(entry.getKey(), links).isEmpty())
                .map(entry -> entry.getValue().customerId())
                .collect(Collectors.toSet());
        KnownInRevio all = enquiry.withPayments(known, customers, deadline);
        ReceiptPlan plan = plan(deadline);
        bound.forEach((payment, destination) -> decisions.add(link(payment, links)
                .map(link -> plan.decideEdited(payment, link, destination, there(link, sent), all))
                .orElseGet(() -> plan.decideNew(payment, destination, all))));
        return decisions;
    }

    private Decision undone(
            ReceivedPayment payment, KeyLink link, Map<String, io.revsync.revio.Payment> sent, Deadline deadline) {
        String how = payment.payment().voided() ? "voided" : "emptied";
        return plan(deadline)
                .decideUndone(payment.record(), "QuickBooks payment " + payment.id(), how, link, there(link, sent));
    }

    private ReceiptPlan plan(Deadline deadline) {
        PaymentMethodMap types = new PaymentMethodMap(
                settings.paymentTypes().toRevio(),
                () -> quickBooks.queryAll(Query.from(Entity.PAYMENT_METHOD).includeInactive(), deadline));
        return new ReceiptPlan(
                quickBooks.realmId(),
                settings.of(Direction.PAYMENTS_TO_REVIO),
                settings.payments(),
                types,
                () -> quickBooks.preferences(deadline).autoApplyPayments(),
                clock);
    }

    private static Optional<KeyLink> link(ReceivedPayment payment, Map<String, KeyLink> links) {
        return Optional.ofNullable(links.get(payment.id()));
    }

    private static Optional<io.revsync.revio.Payment> there(KeyLink link, Map<String, io.revsync.revio.Payment> sent) {
        return Optional.ofNullable(sent.get(link.record().id()));
    }

    @Override
    public List<Decision> decideGone(Collection<String> ids, Map<String, KeyLink> links, Deadline deadline) {
        Map<String, io.revsync.revio.Payment> sent = enquiry.sent(links.values(), deadline);
        return ids.stream()
                .map(id -> gone(id, Optional.ofNullable(links.get(id)), sent, deadline))
                .toList();
    }

    private Decision gone(
            String id, Optional<KeyLink> link, Map<String, io.revsync.revio.Payment> sent, Deadline deadline) {
        RecordKey record = RecordKey.ofQuickBooks(RecordType.PAYMENT, id);
        if (link.isEmpty() || link.get().state() != LinkState.LIVE) {
            return new Decision.Skip(record, "It was deleted in QuickBooks, and Rev.io does not have it.");
        }
        if (link.get().origin() == Origin.QUICKBOOKS) {
            return plan(deadline)
                    .decideUndone(record, "QuickBooks payment " + id, "deleted", link.get(), there(link.get(), sent));
        }
        return new Decision.Skip(record, "It came from Rev.io, and the direction it came by tells that it is gone.");
    }

    @Override
    public Optional<String> find(Command create, Instant since, Deadline deadline) {
        String reference =
                Marker.reference(quickBooks.realmId(), create.record().id());
        return revio.paymentsReferring(reference, since, deadline).stream()
                .filter(payment -> payment.state() == PaymentState.POSTED)
                .map(io.revsync.revio.Payment::id)
                .findFirst();
    }

    @Override
    public boolean takenBack(String revioId, Deadline deadline) {
        return revio.read(Resource.PAYMENTS, revioId, deadline)
                .filter(payment -> payment.state() == PaymentState.POSTED)
                .isEmpty();
    }
}
