package io.revsync.sync.run;

import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Invoice;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Accepted;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Operation;
import io.revsync.sync.store.Origin;
import io.revsync.sync.store.OwnedFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds what somebody changed in QuickBooks in a record that comes from Rev.io, so that it is never overwritten unseen. */
final class Divergence {

    private final KeyLinks keyLinks;
    private final QuickBooksClient quickBooks;

    Divergence(KeyLinks keyLinks, QuickBooksClient quickBooks) {
        this.keyLinks = keyLinks;
        this.quickBooks = quickBooks;
    }

    /**
     * What differs from what we wrote, with the way out; empty if nothing of ours does.
     *
     * @param there empty if it was deleted
     * @param command what Rev.io asks for by now; empty if it says what it said
     */
    Optional<Reason> of(
            KeyLink link, Optional<? extends QuickBooksRecord> there, Optional<Command> command, Deadline deadline) {
        if (link.state() != LinkState.LIVE || link.origin() != Origin.REVIO) {
            return Optional.empty();
        }
        if (link.written().isEmpty() && there.isPresent()) {
            return Optional.empty(); // There is nothing to compare it with.
        }
        OwnedFields written = link.written().orElse(Ownership.THERE);
        OwnedFields now = version(link.record().type(), there);
        List<String> edited = new ArrayList<>(written.changedIn(now));
        Map<String, Invoice> invoices = there.isPresent() ? invoices(edited, written, now, deadline) : Map.of();
        if (there.isPresent()) {
            edited.removeIf(name -> name.equals("customer") && mergedAway(written.of(name)));
            edited.removeIf(name -> name.startsWith(Ownership.APPLIED) && !byHand(name, written, now, invoices));
        }
        if (edited.isEmpty() && there.isPresent()) {
            return Optional.empty();
        }
        OwnedFields revio = command.map(asked -> asked(written, asked)).orElse(written);
        return Optional.of(new DivergenceWords(revio, now, invoices).told(link, there.isPresent(), edited));
    }

    /** What the record says in our fields. @param there empty if it was deleted */
    static OwnedFields version(RecordType type, Optional<? extends QuickBooksRecord> there) {
        return there.map(record -> Ownership.now(type, record.json())).orElse(Ownership.DELETED);
    }

    /** Whether an admin has said that this version stands, which nobody has changed since. */
    static boolean isAccepted(KeyLink link, Optional<? extends QuickBooksRecord> there) {
        return link.accepted()
                .map(Accepted::version)
                .filter(Predicate.isEqual(version(link.record().type(), there)))
                .isPresent();
    }

    /** Whether nothing has become of it but that QuickBooks has taken off some of what we had applied. */
    static boolean isOnlyTakenOff(KeyLink link, Optional<? extends QuickBooksRecord> there) {
        if (link.state() != LinkState.LIVE
                || link.origin() != Origin.REVIO
                || there.isEmpty()
                || link.written().isEmpty()) {
            return false;
        }
        OwnedFields written = link.written().get();
        OwnedFields now = version(link.record().type(), there);
        List<String> changed = written.changedIn(now);
        return !changed.isEmpty()
                && changed.stream().allMatch(name -> name.startsWith(Ownership.APPLIED))
                && now.fields().keySet().stream()
                        .filter(name -> name.startsWith(Ownership.APPLIED))
                        .allMatch(name -> amount(now.of(name)).compareTo(amount(written.of(name))) <= 0);
    }

    /** Whether the record says already what we would write, so that nothing is lost by it. */
    boolean settledBy(Command command, Optional<? extends QuickBooksRecord> there) {
        RecordType type = command.record().type();
        return command.operation() == Operation.UPDATE
                && there.filter(record -> Ownership.wanted(type, command.body())
                                .changedIn(Ownership.now(type, record.json()))
                                .isEmpty())
                        .isPresent();
    }

    private static OwnedFields asked(OwnedFields written, Command command) {
        SortedMap<String, String> fields = new TreeMap<>(written.fields());
        if (command.operation() == Operation.VOID) {
            fields.put(Ownership.STATE, Ownership.VOIDED);
            return new OwnedFields(fields);
        }
        if (command.body().has("Line")) {
            fields.keySet().removeIf(name -> name.startsWith(Ownership.APPLIED));
        }
        fields.putAll(Ownership.wanted(command.record().type(), command.body()).fields());
        command.total().ifPresent(total -> fields.put(Ownership.TOTAL, Ownership.money(total)));
        return new OwnedFields(fields);
    }

    /** A customer that was merged takes its transactions along. */
    private boolean mergedAway(String customerId) {
        return keyLinks.byQuickBooksId(RecordType.CUSTOMER, customerId).isEmpty();
    }

    /** The invoices of a payment of which something may have been taken away, and those it is applied to now. */
    private Map<String, Invoice> invoices(
            List<String> changed, OwnedFields written, OwnedFields now, Deadline deadline) {
        TreeSet<String> ids = new TreeSet<>();
        if (changed.stream().anyMatch(name -> name.startsWith(Ownership.APPLIED))) {
            ids.addAll(written.fields().keySet());
            ids.addAll(now.fields().keySet());
            ids.removeIf(name -> !name.startsWith(Ownership.APPLIED));
        }
        List<String> invoiceIds = ids.stream()
                .map(name -> name.substring(Ownership.APPLIED.length()))
                .toList();
        return new QuickBooksReads(quickBooks).byIds(Entity.INVOICE, invoiceIds, deadline);
    }

    /**
     * QuickBooks takes a payment off by itself where the invoice is gone or has become less, and applies more where more is open. It takes off
     * no more than it must: an invoice that is still open, somebody has taken something away from.
     */
    private static boolean byHand(String name, OwnedFields written, OwnedFields now, Map<String, Invoice> invoices) {
        Invoice invoice = invoices.get(name.substring(Ownership.APPLIED.length()));
        BigDecimal taken = amount(written.of(name)).subtract(amount(now.of(name)));
        return taken.signum() > 0
                && invoice != null
                && !invoice.voided()
                && invoice.balance().signum() > 0;
    }

    private static BigDecimal amount(String shown) {
        return shown.isEmpty() ? BigDecimal.ZERO : new BigDecimal(shown);
    }
}
