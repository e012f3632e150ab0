package io.revsync.sync.customers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Customer;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.Ref;
import io.revsync.revio.CustomerStatus;
import io.revsync.revio.NewCustomer;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.revio.Search;
import io.revsync.sync.Direction;
import io.revsync.sync.Marker;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.company.ForeignCurrency;
import io.revsync.sync.review.CustomerMatches;
import io.revsync.sync.run.Changes;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Fingerprint;
import io.revsync.sync.run.QuickBooksFeed;
import io.revsync.sync.run.QuickBooksReads;
import io.revsync.sync.run.RevioCommands;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.run.RevioRoute;
import io.revsync.sync.run.StillThere;
import io.revsync.sync.settings.CustomerSettings;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * QuickBooks customer to Rev.io customer. Who was born in Rev.io is Rev.io's: names, e-mail and addresses go from there to QuickBooks. Who
 * was born in QuickBooks is QuickBooks': they go from here to Rev.io. All else, balance and bill profile above all, is Rev.io's alone; its
 * status only changes with QuickBooks' if the settings say so. Who is in both already is linked, and counts as born in Rev.io. Made anew
 * for each run.
 */
public final class CustomersToRevio implements RevioRoute<Customer> {

    private final RevioClient revio;
    private final KeyLinks keyLinks;
    private final Settings settings;
    private final ForeignCurrency foreignCurrency;
    private final QuickBooksFeed<Customer> feed;
    private final QuickBooksReads reads;
    private final RevioDirectory directory;
    private final MergedCustomers merged;
    private final Clock clock;

    /** @param settings of the company, read once for the run */
    public CustomersToRevio(
            RevioClient revio, QuickBooksClient quickBooks, KeyLinks keyLinks, Settings settings, Clock clock) {
        this.revio = revio;
        this.foreignCurrency = new ForeignCurrency(quickBooks);
        this.keyLinks = keyLinks;
        this.settings = settings;
        this.feed = new QuickBooksFeed<>(quickBooks, Entity.CUSTOMER, this::linkedIds, clock);
        this.reads = new QuickBooksReads(quickBooks);
        this.directory = new RevioDirectory(revio, settings.keyLinks());
        this.merged = new MergedCustomers(revio, quickBooks, keyLinks);
        this.clock = clock;
    }

    private Collection<String> linkedIds() {
        Set<String> ids = new HashSet<>();
        keyLinks.all(RecordType.CUSTOMER).forEachRemaining(link -> ids.add(link.quickBooksId()));
        return ids;
    }

    @Override
    public Direction direction() {
        return Direction.CUSTOMERS_TO_REVIO;
    }

    @Override
    public Resource<?> resource() {
        return Resource.CUSTOMERS;
    }

    @Override
    public String idOf(Customer customer) {
        return customer.id();
    }

    @Override
    public Iterator<Changes<Customer>> changedSince(Optional<Instant> from, Deadline deadline) {
        return feed.since(from, deadline);
    }

    @Override
    public StillThere<Customer> read(Collection<String> ids, Deadline deadline) {
        return new StillThere<>(
                List.copyOf(reads.byIds(Entity.CUSTOMER, ids, deadline).values()), Map.of());
    }

    @Override
    public List<Decision> decide(List<Customer> customers, Map<String, KeyLink> links, Deadline deadline) {
        List<Decision> decisions = new ArrayList<>();
        List<Customer> unknown = new ArrayList<>();
        List<Customer> changed = new ArrayList<>();
        for (Customer customer : customers) {
            Optional<Decision> known = Optional.ofNullable(links.get(customer.id()))
                    .map(link -> unchanged(customer, link))
                    .orElseGet(() -> notTravelling(customer));
            boolean linked = links.containsKey(customer.id());
            known.ifPresentOrElse(decisions::add, () -> (linked ? changed : unknown).add(customer));
        }
        decisions.addAll(decideChanged(changed, links, deadline));
        decisions.addAll(decideUnknown(unknown, deadline));
        return decisions;
    }

    /** What needs no look at Rev.io; empty for what does. */
    private Optional<Decision> unchanged(Customer customer, KeyLink link) {
        if (!customer.active()) {
            return link.state() == LinkState.VOIDED
                    ? Optional.of(new Decision.Unchanged(key(customer.id())))
                    : Optional.empty();
        }
        if (link.origin() == Origin.REVIO) {
            return Optional.of(new Decision.Skip(key(customer.id()), "It came from Rev.io."));
        }
        return link.state() == LinkState.LIVE && link.fingerprint().equals(fingerprint(customer))
                ? Optional.of(new Decision.Unchanged(key(customer.id())))
                : Optional.empty();
    }

    private Optional<Decision> notTravelling(Customer customer) {
        if (Marker.idIn(customer.notes(), RecordType.CUSTOMER).isPresent()) {
            return Optional.of(new Decision.Skip(key(customer.id()), "It came from Rev.io."));
        }
        if (!customer.active()) {
            return Optional.of(new Decision.Skip(key(customer.id()), "It is inactive, and Rev.io does not have it."));
        }
        DirectionSettings direction = settings.of(direction());
        boolean travels = direction.reaches(
                Optional.of(customer.createdAt().atZone(ZoneOffset.UTC).toLocalDate()));
        return travels
                ? Optional.empty()
                : Optional.of(new Decision.Skip(
                        key(customer.id()),
                        "Made before the start date " + direction.startDate().orElseThrow() + "."));
    }

    private List<Decision> decideChanged(List<Customer> customers, Map<String, KeyLink> links, Deadline deadline) {
        List<String> ids = customers.stream()
                .map(customer -> links.get(customer.id()).record().id())
                .toList();
        Map<String, io.revsync.revio.Customer> there = revioCustomers(ids, deadline);
        return customers.stream()
                .map(customer -> {
                    KeyLink link = links.get(customer.id());
                    io.revsync.revio.Customer other = there.get(link.record().id());
                    if (other == null) {
                        return new Decision.Refuse(key(customer.id()), CustomerReasons.goneInRevio(customer, link));
                    }
                    return customer.active()
                            ? decideEdited(customer, link, other)
                            : decideInactive(customer, link, other);
                })
                .toList();
    }

    private Map<String, io.revsync.revio.Customer> revioCustomers(List<String> ids, Deadline deadline) {
        return new RevioReads(revio)
                        .byIds(Resource.CUSTOMERS, "customer_id", io.revsync.revio.Customer::id, ids, deadline)
                        .records()
                        .stream()
                        .collect(Collectors.toMap(io.revsync.revio.Customer::id, each -> each));
    }

    private Decision decideEdited(Customer customer, KeyLink link, io.revsync.revio.Customer there) {
        ArrayNode patch = RevioProfile.of(customer, Optional.empty(), settings.customers())
                .changesOf(there);
        if (link.state() == LinkState.VOIDED && there.status() == CustomerStatus.CLOSED) {
            NewCustomer.withStatus(patch, CustomerStatus.OPEN);
        }
        String revioId = link.record().id();
        return patch.isEmpty()
                ? linked(customer, revioId, Origin.QUICKBOOKS, LinkState.LIVE, Outcome.UNCHANGED, "")
                : new Decision.Write(RevioCommands.change(
                        key(customer.id()), label(customer), revioId, patch, fingerprint(customer)));
    }

    /** Bills of a customer that is inactive in QuickBooks cannot be sent, so this is told of those from Rev.io, too. */
    private Decision decideInactive(Customer customer, KeyLink link, io.revsync.revio.Customer there) {
        String revioId = link.record().id();
        if (there.status() == CustomerStatus.CLOSED) {
            return link.origin() == Origin.REVIO
                    ? new Decision.Skip(key(customer.id()), "It is inactive in QuickBooks and closed in Rev.io.")
                    : linked(customer, revioId, Origin.QUICKBOOKS, LinkState.VOIDED, Outcome.UNCHANGED, "");
        }
        boolean close = link.origin() == Origin.QUICKBOOKS
                && settings.customers().onQuickBooksDeactivate() == CustomerSettings.DeactivationPolicy.CLOSE;
        ArrayNode patch = NewCustomer.withStatus(JsonNodeFactory.instance.arrayNode(), CustomerStatus.CLOSED);
        return close
                ? new Decision.Write(
                        RevioCommands.close(key(customer.id()), label(customer), revioId, patch, fingerprint(customer)))
                : new Decision.Refuse(key(customer.id()), CustomerReasons.inactive(customer, link));
    }

    private List<Decision> decideUnknown(List<Customer> customers, Deadline deadline) {
        if (customers.isEmpty()) {
            return List.of();
        }
        List<io.revsync.revio.Customer> all = directory.customers(deadline);
        CustomerMatches matches = new CustomerMatches(customers, all, directory.keyLinks(deadline));
        Map<String, KeyLink> taken = keyLinks.byRevioIds(
                RecordType.CUSTOMER,
                all.stream().map(io.revsync.revio.Customer::id).toList());
        Map<String, KeyLink> parents = keyLinks.byQuickBooksIds(
                RecordType.CUSTOMER,
                customers.stream()
                        .flatMap(customer -> customer.parent().stream())
                        .map(Ref::value)
                        .collect(Collectors.toSet()));
        return customers.stream()
                .map(customer -> sentBefore(customer, all, taken)
                        .or(() -> like(customer, matches, taken))
                        .or(() -> foreignCurrency(customer, deadline))
                        .orElseGet(() -> create(customer, parents)))
                .toList();
    }

    /** It was sent, and the link was lost. */
    private Optional<Decision> sentBefore(
            Customer customer, List<io.revsync.revio.Customer> all, Map<String, KeyLink> taken) {
        String account = RevioProfile.accountNumber(customer.id());
        return all.stream()
                .filter(there -> there.accountNumber().strip().equals(account) && !taken.containsKey(there.id()))
                .findFirst()
                .map(there -> linked(
                        customer,
                        there.id(),
                        Origin.QUICKBOOKS,
                        LinkState.LIVE,
                        Outcome.LINKED,
                        "Found in Rev.io by its account number."));
    }

    /** Whoever is surely the same is linked; whoever may be the same is for a person to look at. */
    private Optional<Decision> like(Customer customer, CustomerMatches matches, Map<String, KeyLink> taken) {
        return matches.of(customer.id()).flatMap(suggestion -> {
            String revioId = suggestion.record().id();
            boolean exact = suggestion.confidence().exact();
            if (taken.containsKey(revioId)) {
                return exact
                        ? Optional.of(new Decision.Refuse(
                                key(customer.id()),
                                CustomerReasons.linkedElsewhere(customer, suggestion, taken.get(revioId))))
                        : Optional.empty();
            }
            return Optional.of(
                    exact
                            ? linked(
                                    customer,
                                    revioId,
                                    Origin.REVIO,
                                    LinkState.LIVE,
                                    Outcome.LINKED,
                                    suggestion.reason())
                            : new Decision.Refuse(
                                    key(customer.id()), CustomerReasons.perhapsTheSame(customer, suggestion)));
        });
    }

    private Optional<Decision> foreignCurrency(Customer customer, Deadline deadline) {
        return foreignCurrency
                .home(customer.currency(), deadline)
                .map(home -> new Decision.Refuse(key(customer.id()), CustomerReasons.foreignCurrency(customer, home)));
    }

    private Decision create(Customer customer, Map<String, KeyLink> parents) {
        Optional<String> parent = customer.parent().map(Ref::value);
        if (parent.isPresent() && !parents.containsKey(parent.get())) {
            return new Decision.Wait(
                    key(customer.id()), key(parent.get()), CustomerReasons.waitsForParent(customer, parent.get()));
        }
        if (settings.customers().billProfileId().isEmpty()) {
            return new Decision.Refuse(key(customer.id()), CustomerReasons.noBillProfile(customer));
        }
        NewCustomer wanted = RevioProfile.of(
                customer, parent.map(id -> parents.get(id).record().id()), settings.customers());
        return new Decision.Write(
                RevioCommands.create(key(customer.id()), label(customer), wanted.body(), fingerprint(customer)));
    }

    private Decision linked(
            Customer customer, String revioId, Origin origin, LinkState state, Outcome outcome, String note) {
        KeyLink link = new KeyLink(
                new RecordKey(RecordType.CUSTOMER, revioId),
                customer.id(),
                origin,
                state,
                customer.syncToken(),
                outcome == Outcome.LINKED ? "" : fingerprint(customer),
                clock.instant());
        return new Decision.Link(key(customer.id()), link, outcome, note);
    }

    private String fingerprint(Customer customer) {
        return Fingerprint.of(RevioProfile.of(customer, Optional.empty(), settings.customers())
                .facts());
    }

    private static String label(Customer customer) {
        return "QuickBooks customer " + customer.id() + " " + customer.displayName();
    }

    private static RecordKey key(String id) {
        return RecordKey.ofQuickBooks(RecordType.CUSTOMER, id);
    }

    @Override
    public List<Decision> decideGone(Collection<String> ids, Map<String, KeyLink> links, Deadline deadline) {
        return ids.stream()
                .map(id -> links.containsKey(id)
                        ? merged(links.get(id), deadline)
                        : new Decision.Skip(key(id), "It was deleted in QuickBooks, and Rev.io does not have it."))
                .toList();
    }

    /** A customer that is gone was merged into another, which the link follows. */
    private Decision merged(KeyLink link, Deadline deadline) {
        RecordKey record = key(link.quickBooksId());
        Optional<Customer> survivor = merged.survivor(link, deadline);
        if (survivor.isEmpty()) {
            return new Decision.Refuse(record, CustomerReasons.gone(link));
        }
        Optional<KeyLink> other =
                keyLinks.byQuickBooksId(RecordType.CUSTOMER, survivor.get().id());
        if (other.isPresent()) {
            return new Decision.Refuse(record, CustomerReasons.mergedIntoLinked(link, survivor.get(), other.get()));
        }
        KeyLink moved = new KeyLink(
                link.record(),
                survivor.get().id(),
                link.origin(),
                LinkState.LIVE,
                survivor.get().syncToken(),
                "",
                clock.instant());
        return new Decision.Link(
                record,
                moved,
                Outcome.LINKED,
                "Merged in QuickBooks into " + survivor.get().displayName() + ".");
    }

    @Override
    public Optional<String> find(Command create, Instant since, Deadline deadline) {
        String account = RevioProfile.accountNumber(create.record().id());
        Optional<String> byAccount =
                revio
                        .page(Resource.CUSTOMERS, Search.all().where("account_number", account), 1, deadline)
                        .records()
                        .stream()
                        .filter(customer -> customer.accountNumber().equals(account))
                        .map(io.revsync.revio.Customer::id)
                        .findFirst();
        return byAccount.or(() -> inDirectory(account, deadline));
    }

    /** Rev.io may not know the filter, and then answers with whoever comes first. */
    private Optional<String> inDirectory(String account, Deadline deadline) {
        return new RevioDirectory(revio, settings.keyLinks())
                .customers(deadline).stream()
                        .filter(customer -> customer.accountNumber().equals(account))
                        .map(io.revsync.revio.Customer::id)
                        .findFirst();
    }

    @Override
    public boolean takenBack(String revioId, Deadline deadline) {
        return revio.read(Resource.CUSTOMERS, revioId, deadline)
                .filter(customer -> customer.status() != CustomerStatus.CLOSED)
                .isEmpty();
    }
}
