package io.revsync.sync.applied;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.http.Deadline;
import io.revsync.quickbooks.Entity;
import io.revsync.quickbooks.Payment;
import io.revsync.quickbooks.Query;
import io.revsync.quickbooks.QuickBooksClient;
import io.revsync.quickbooks.QuickBooksRecord;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordType;
import io.revsync.sync.run.Decision;
import io.revsync.sync.store.Command;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.Operation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * QuickBooks payments that carry our marker, by the Rev.io record it names. QuickBooks forbids no second payment, so this is what keeps a
 * payment from being posted twice when a link was lost. Voided ones do not count.
 */
public final class MarkedPayments {

    private final QuickBooksClient quickBooks;
    private final KeyLinks keyLinks;
    private final RecordType type;

    /** @param type of record the marker names */
    public MarkedPayments(QuickBooksClient quickBooks, KeyLinks keyLinks, RecordType type) {
        this.quickBooks = quickBooks;
        this.keyLinks = keyLinks;
        this.type = type;
    }

    /** Those posted on one of these days that no link tells of; the first made where several name the same record. */
    public Map<String, Payment> on(Collection<String> days, Deadline deadline) {
        Map<String, Payment> byRecord = all(days, deadline);
        byRecord.values()
                .removeIf(payment -> keyLinks.byQuickBooksId(type, payment.id()).isPresent());
        return byRecord;
    }

    private Map<String, Payment> all(Collection<String> days, Deadline deadline) {
        Map<String, Payment> byRecord = new HashMap<>();
        for (Query<Payment> query : Query.inChunks(Entity.PAYMENT, "TxnDate", days)) {
            quickBooks
                    .query(query, deadline)
                    .filter(payment -> !payment.voided())
                    .forEach(payment -> Marker.idIn(payment.privateNote(), type)
                            .ifPresent(id -> byRecord.putIfAbsent(id, payment)));
        }
        return byRecord;
    }

    /** The payment a lost create command may have made. */
    public Optional<QuickBooksRecord> madeBy(Command create, Deadline deadline) {
        return Optional.ofNullable(
                all(List.of(day(create)), deadline).get(create.record().id()));
    }

    /** The decisions, but what QuickBooks has already, though no link tells of it, is updated instead of created. */
    public List<Decision> adopt(List<Decision> decisions, Deadline deadline) {
        Set<String> days = new HashSet<>();
        for (Decision decision : decisions) {
            if (creates(decision)) {
                days.add(day(((Decision.Write) decision).command()));
            }
        }
        Map<String, Payment> found = days.isEmpty() ? Map.of() : on(days, deadline);
        return decisions.stream()
                .map(decision ->
                        creates(decision) && found.containsKey(decision.record().id())
                                ? adopting(
                                        ((Decision.Write) decision).command(),
                                        found.get(decision.record().id()))
                                : decision)
                .toList();
    }

    private static boolean creates(Decision decision) {
        return decision instanceof Decision.Write write && write.command().operation() == Operation.CREATE;
    }

    private static String day(Command command) {
        return command.body().path("TxnDate").asText();
    }

    private static Decision adopting(Command create, Payment found) {
        ObjectNode body = create.body().deepCopy();
        body.put("Id", found.id()).put("SyncToken", found.syncToken()).put("sparse", true);
        return new Decision.Write(new Command(
                create.record(),
                create.label(),
                Operation.UPDATE,
                body,
                create.fingerprint(),
                create.total(),
                create.attempt()));
    }
}
