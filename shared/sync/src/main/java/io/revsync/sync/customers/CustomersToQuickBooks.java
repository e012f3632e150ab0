package io.revsync.sync.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Comparison;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Fault;
import io.revsync.quickbooks.FaultKind;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.revio.Customer;
import io.revsync.revio.Resource;
import io.revsync.revio.RevioClient;
import io.revsync.sync.Direction;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.company.ForeignCurrency;
import io.revsync.sync.counterpart.CustomerMapping;
import io.revsync.sync.counterpart.DisplayName;
import io.revsync.sync.counterpart.SameCustomer;
import io.revsync.sync.run.ChangeFeed;
import io.revsync.sync.run.Changes;
import io.revsync.sync.run.Decision;
import io.revsync.sync.run.Fingerprint;
import io.revsync.sync.run.IdPage;
import io.revsync.sync.run.QuickBooksRoute;
import io.revsync.sync.run.Reason;
import io.revsync.sync.run.Repair;
import io.revsync.sync.run.RevioReads;
import io.revsync.sync.run.StillThere;
import io.revsync.sync.store.Choice;
import io.revsync.sync.store.Choices;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rev.io customer to QuickBooks customer. Made anew for each run. */
public final class CustomersToQuickBooks implements QuickBooksRoute<Customer> {

    /** "Too many levels of sub-customers": QuickBooks nests four. */
    private static final int TOO_DEEP = 6180;

    /** "Bill parent customer" of a sub-customer, without which QuickBooks lets the parent pay none of its invoices. */
    private static final String BILL_WITH_PARENT = "BillWithParent";

    private final RevioClient revio;
    private final QuickBooksClient quickBooks;
    private final ForeignCurrency foreignCurrency;
    private final KeyLinks keyLinks;
    private final ExistingLinks existingLinks;
    private final Choices choices;
    private final ChangeFeed<Customer> feed;
    /** QuickBooks customers adopted in this run, whose links may not be stored yet. */
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();

    /** @param pageSize Rev.io rows per call, 1 to 500 */
    public CustomersToQuickBooks(
            RevioClient revio,
            QuickBooksClient quickBooks,
            KeyLinks keyLinks,
            ExistingLinks existingLinks,
            Choices choices,
            int pageSize) {
        this.revio = revio;
        this.quickBooks = quickBooks;
        this.foreignCurrency = new ForeignCurrency(quickBooks);
        this.keyLinks = keyLinks;
        this.existingLinks = existingLinks;
        this.choices = choices;
        this.feed = new ChangeFeed<>(
                revio,
                Resource.CUSTOMERS,
                Customer::id,
                customer -> customer.updated().or(customer::created),
                pageSize);
    }

    @Override
    public Direction direction() {
        return Direction.CUSTOMERS_TO_QUICKBOOKS;
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
        return new RevioReads(revio).byIds(Resource.CUSTOMERS, "customer_id", Customer::id, ids, deadline);
    }

    @Override
    public List<Decision> decide(List<Customer> customers, Map<String, KeyLink> links, Deadline deadline) {
        Prospects prospects = Prospects.among(customers, links.keySet(), revio, deadline);
        Map<String, String> parents = parentIds(customers);
        Map<String, Customer> here = customers.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        Map<String, Boolean> travels = new HashMap<>();
        Map<String, io.revsync.quickbooks.Customer> linkedElsewhere = existingLinks.of(
                adoptable(customers.stream()
                        .map(Customer::id)
                        .filter(id -> !links.containsKey(id))
                        .toList()),
                deadline);
        Ancestry ancestry = new Ancestry(customers, ids -> read(ids, deadline).records());
        List<Decision> decisions = new ArrayList<>();
        for (Customer customer : customers) {
            RecordKey record = key(customer.id());
            Optional<KeyLink> link = Optional.ofNullable(links.get(customer.id()));
            Optional<String> parent = customer.parentId()
                    .filter(id -> isSettled(customer, id, link, parents) || !ancestry.topOfCircle(customer));
            if (link.map(KeyLink::origin).equals(Optional.of(Origin.QUICKBOOKS))) {
                decisions.add(new Decision.Skip(record, "It was born in QuickBooks, which has the word on it."));
            } else if (link.isEmpty()
                    && RevioProfile.quickBooksIdIn(customer.accountNumber()).isPresent()) {
                decisions.add(waitForLink(customer));
            } else if (prospects.contains(customer)) {
                decisions.add(new Decision.Skip(record, "A prospect without a bill does not travel."));
            } else if (parent.isPresent()
                    && !parents.containsKey(parent.get())
                    && travels.computeIfAbsent(parent.get(), id -> travels(id, here, prospects, deadline))) {
                decisions.add(waitForParent(customer, parent.get()));
            } else {
                ObjectNode desired = CustomerMapping.desired(customer, parent.map(parents::get));
                decisions.add(decide(customer, desired, link, Optional.ofNullable(linkedElsewhere.get(customer.id()))));
            }
        }
        return decisions;
    }

    /** Those an admin does not want to have a new record in QuickBooks. */
    private List<String> adoptable(List<String> ids) {
        Map<RecordKey, Choice> chosen = ids.isEmpty()
                ? Map.of()
                : choices.about(ids.stream().map(CustomersToQuickBooks::key).toList());
        return ids.stream().filter(id -> chosen.get(key(id)) != Choice.CREATE).toList();
    }

    /** Whether the customer is under its parent already, or comes to a parent that is there: neither can close a circle. */
    private static boolean isSettled(
            Customer customer, String parent, Optional<KeyLink> link, Map<String, String> linkedParents) {
        Optional<String> linkedParent = Optional.ofNullable(linkedParents.get(parent));
        return !parent.equals(customer.id())
                && linkedParent.isPresent()
                && link.map(KeyLink::fingerprint)
                        .map(Fingerprint.of(CustomerMapping.desired(customer, linkedParent))::equals)
                        .orElse(true);
    }

    private Map<String, String> parentIds(List<Customer> customers) {
        Set<String> parents = customers.stream()
                .flatMap(customer -> customer.parentId().stream())
                .collect(Collectors.toSet());
        return keyLinks.byRevioIds(RecordType.CUSTOMER, parents).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().quickBooksId()));
    }

    /** Whether the parent will be in QuickBooks some day; one that does not exist or is a mere prospect holds nobody back. */
    private boolean travels(String parent, Map<String, Customer> here, Prospects prospects, Deadline deadline) {
        if (here.containsKey(parent)) {
            return !prospects.contains(here.get(parent));
        }
        StillThere<Customer> there = read(List.of(parent), deadline);
        return there.unreadable().containsKey(parent)
                || there.records().stream()
                        .anyMatch(record -> !Prospects.among(List.of(record), Set.of(), revio, deadline)
                                .contains(record));
    }

    /** It was made for a QuickBooks customer; were it sent, it would be there twice. */
    private static Decision waitForLink(Customer customer) {
        String id = RevioProfile.quickBooksIdIn(customer.accountNumber()).orElseThrow();
        return new Decision.Wait(
                key(customer.id()),
                RecordKey.ofQuickBooks(RecordType.CUSTOMER, id),
                Reason.of(
                        label(customer) + " came from QuickBooks customer " + id + ", with which it is not linked yet.",
                        "Nothing needs to be done: the next run of customers to Rev.io links them. Give it another account number if it did not come from QuickBooks."));
    }

    private static Decision waitForParent(Customer customer, String parent) {
        return new Decision.Wait(
                key(customer.id()),
                key(parent),
                Reason.of(
                        label(customer) + " is a sub-customer of customer " + parent
                                + ", which is not in QuickBooks yet.",
                        "Nothing needs to be done: it follows as soon as its parent is there."));
    }

    private static Decision decide(
            Customer customer,
            ObjectNode desired,
            Optional<KeyLink> link,
            Optional<io.revsync.quickbooks.Customer> linkedElsewhere) {
        String fingerprint = Fingerprint.of(desired);
        RecordKey record = key(customer.id());
        if (link.isPresent()) {
            return link.get().fingerprint().equals(fingerprint)
                    ? new Decision.Unchanged(record)
                    : write(
                            customer,
                            Operation.UPDATE,
                            fingerprint,
                            update(
                                    desired,
                                    link.get().quickBooksId(),
                                    link.get().syncToken()));
        }
        if (linkedElsewhere.isPresent()) {
            ObjectNode body = update(
                    desired, linkedElsewhere.get().id(), linkedElsewhere.get().syncToken());
            return write(customer, Operation.UPDATE, fingerprint, body.put("Active", true));
        }
        desired.put("Notes", Marker.of(record) + "\nAccount " + CustomerMapping.distinction(customer));
        if (desired.has("ParentRef")) {
            // In Rev.io a parent pays for its children. Whoever unticks it in QuickBooks has the word.
            desired.put(BILL_WITH_PARENT, true);
        }
        return write(customer, Operation.CREATE, fingerprint, desired);
    }

    private static Decision write(Customer customer, Operation operation, String fingerprint, ObjectNode body) {
        return new Decision.Write(
                new Command(key(customer.id()), label(customer), operation, body, fingerprint, Optional.empty(), 0));
    }

    private static ObjectNode update(ObjectNode desired, String id, String syncToken) {
        ObjectNode body = desired.deepCopy();
        body.remove(List.of("Notes", BILL_WITH_PARENT));
        return body.put("Id", id).put("SyncToken", syncToken).put("sparse", true);
    }

    private static String label(Customer customer) {
        return "customer " + customer.id() + " " + CustomerMapping.displayName(customer);
    }

    private static RecordKey key(String id) {
        return new RecordKey(RecordType.CUSTOMER, id);
    }

    @Override
    public Repair repair(Command command, Fault fault, Deadline deadline) {
        if (fault.kind() == FaultKind.DUPLICATE_NAME) {
            return nameTaken(command, fault, deadline);
        }
        if (fault.gravest().code() == TOO_DEEP && command.body().has("ParentRef")) {
            ObjectNode body = command.body().deepCopy();
            body.remove(List.of("ParentRef", "Job", BILL_WITH_PARENT));
            return new Repair.Instead(command.again(body));
        }
        return new Repair.GiveUp(Reason.of(
                "QuickBooks refuses " + command.label() + ". " + fault.gravest().sentence(),
                fault.gravest().advice().remedy()));
    }

    /** 6240: adopt the record that has the name if it is the same customer, otherwise take another name. */
    private Repair nameTaken(Command command, Fault fault, Deadline deadline) {
        String name = command.body().path("DisplayName").asText();
        Optional<io.revsync.quickbooks.Customer> existing = fault.existingId()
                .flatMap(id -> quickBooks.read(Entity.CUSTOMER, id, deadline))
                .or(() -> named(name, deadline))
                .filter(customer -> customer.displayName().equalsIgnoreCase(name));
        boolean adoptable = command.operation() == Operation.CREATE
                && existing.isPresent()
                && foreignCurrency.home(existing.get().currency(), deadline).isEmpty()
                && SameCustomer.test(command.record(), command.body(), existing.get())
                && keyLinks.byQuickBooksId(RecordType.CUSTOMER, existing.get().id())
                        .isEmpty()
                && !adoptable(List.of(command.record().id())).isEmpty()
                && claimed.add(existing.get().id());
        if (adoptable) {
            ObjectNode body =
                    update(command.body(), existing.get().id(), existing.get().syncToken());
            return new Repair.Instead(command.again(Operation.UPDATE, body.put("Active", true)));
        }
        ObjectNode body = command.body().deepCopy();
        body.put("DisplayName", otherName(command, name, deadline));
        return new Repair.Instead(command.again(body));
    }

    /** The name with a suffix: the one it has already, if it got one when it was made. */
    private String otherName(Command command, String name, Deadline deadline) {
        String distinction =
                command.attempt() == 0 ? distinction(command) : command.record().id() + "-" + command.attempt();
        Optional<String> present = command.operation() == Operation.UPDATE && command.attempt() == 0
                ? quickBooks
                        .read(Entity.CUSTOMER, command.body().path("Id").asText(), deadline)
                        .map(io.revsync.quickbooks.Customer::displayName)
                : Optional.empty();
        return present.filter(shown -> shown.startsWith(name + " ("))
                .orElseGet(() -> DisplayName.withSuffix(name, distinction));
    }

    private Optional<io.revsync.quickbooks.Customer> named(String name, Deadline deadline) {
        return quickBooks
                .queryAll(
                        Query.from(Entity.CUSTOMER)
                                .where("DisplayName", Comparison.EQ, name)
                                .includeInactive(),
                        deadline)
                .stream()
                .findFirst();
    }

    private static String distinction(Command command) {
        String[] notes = command.body().path("Notes").asText().split("\nAccount ", 2);
        return notes.length == 2 ? notes[1] : command.record().id();
    }

    /** Our marker in the notes proves that a customer of this name is the one we made. */
    @Override
    public Optional<QuickBooksRecord> find(Command create, Deadline deadline) {
        return named(create.body().path("DisplayName").asText(), deadline)
                .filter(customer -> Marker.idIn(customer.notes(), RecordType.CUSTOMER)
                        .equals(Optional.of(create.record().id())))
                .map(QuickBooksRecord.class::cast);
    }

    @Override
    public boolean followsDeletions() {
        return false;
    }

    @Override
    public IdPage idPage(int page, int pageSize, Deadline deadline) {
        throw new UnsupportedOperationException("Rev.io customers are closed, not deleted.");
    }
}
