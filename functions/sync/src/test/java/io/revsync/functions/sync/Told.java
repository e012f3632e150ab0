package io.revsync.functions.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.KeyLinks;
import io.revsync.sync.store.OwnedFields;
import io.revsync.sync.store.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which differences people can know of: what stands on the list of problems, and what an admin has accepted and nobody has changed since. */
final class Told {

    private static final List<RecordType> MONEY = List.of(
            RecordType.BILL,
            RecordType.NEGATIVE_BILL,
            RecordType.CREDIT,
            RecordType.CREDIT_APPLICATION,
            RecordType.PAYMENT);

    private final KeyLinks links;
    private final RawLedgers ledgers;
    private final Set<RecordKey> named = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    /** @param accepted the records of which an admin has said that QuickBooks' version stands */
    Told(World world, RawLedgers ledgers, Set<RecordKey> accepted) {
        this.links = world.company().ports().keyLinks();
        this.ledgers = ledgers;
        for (Direction direction : Direction.values()) {
            world.company().ports().problems().open(direction).forEach(this::list);
        }
        MONEY.forEach(type -> links.all(type).forEachRemaining(link -> accept(link, accepted)));
    }

    private void list(Problem problem) {
        named.add(problem.record());
        open.add(problem.direction().key() + " " + problem.record() + ": " + problem.message());
        if (problem.message().isBlank() || problem.remedy().isBlank()) {
            findings.add("A problem without reason or way out: " + problem);
        }
        problem.versions().forEach(version -> isStillSo(problem, version));
    }

    /** What the admin is shown as QuickBooks' version has to be the one that is in QuickBooks. */
    private void isStillSo(Problem problem, BothVersions version) {
        RecordType type = problem.record().type();
        Optional<KeyLink> link = Optional.ofNullable(
                links.byRevioIds(type, List.of(problem.record().id()))
                        .get(problem.record().id()));
        if (!MONEY.contains(type) || link.isEmpty()) {
            return;
        }
        Optional<ObjectNode> there =
                ledgers.quickBooks(type.quickBooksName(), link.get().quickBooksId());
        if (!says(there, version.field(), version.quickBooks())) {
            findings.add(
                    "The list says of " + problem.record() + " " + version + ", but in QuickBooks there is " + there);
        }
    }

    private void accept(KeyLink link, Set<RecordKey> accepted) {
        link.accepted().ifPresent(version -> {
            if (!accepted.contains(link.record())) {
                findings.add("Nobody has ever accepted QuickBooks' version of " + link.record());
            }
            Optional<ObjectNode> there = ledgers.quickBooks(link.record().type().quickBooksName(), link.quickBooksId());
            OwnedFields fields = version.version();
            if (List.of("total", "date", "state").stream().allMatch(name -> says(there, name, fields.of(name)))) {
                named.add(link.record());
                open.add(link.record() + " is accepted as " + fields.fields());
            }
        });
    }

    private static boolean says(Optional<ObjectNode> there, String field, String value) {
        return switch (field) {
            case "state" -> there.isEmpty() == value.equals("deleted");
            case "date" ->
                there.map(record -> record.path("TxnDate").asText()).orElse("").equals(value);
            case "total" ->
                there.map(record -> record.path("TotalAmt").decimalValue())
                                .orElse(BigDecimal.ZERO)
                                .compareTo(value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value))
                        == 0;
            default -> true;
        };
    }

    /** Whether the difference of a Rev.io record is named. */
    boolean of(RecordType type, String id) {
        return named.contains(new RecordKey(type, id));
    }

    /** Whether the difference of a bill is, which may stand under either of its halves. */
    boolean ofBill(String id) {
        return of(RecordType.BILL, id) || of(RecordType.NEGATIVE_BILL, id);
    }

    /** Whether the difference of a Rev.io payment, one of its own or one that came from QuickBooks, is. */
    boolean ofRevioPayment(JsonNode payment) {
        String origin = RawLedgers.origin(payment);
        return origin.isEmpty()
                ? of(RecordType.PAYMENT, payment.path("payment_id").asText())
                : ofQuickBooksOwn(origin);
    }

    /** Whether the difference of a QuickBooks payment, one of its own or one the sync has made, is. */
    boolean ofQuickBooksPayment(JsonNode payment) {
        return RawLedgers.marker(payment)
                .map(of -> of.type().equals("payment")
                        ? of(RecordType.PAYMENT, of.id())
                        : of(RecordType.CREDIT, of.id()) || of(RecordType.CREDIT_APPLICATION, of.id()))
                .orElseGet(() -> ofQuickBooksOwn(payment.path("Id").asText()));
    }

    /** The difference may be told of the payment, or of a Rev.io payment made of it, also of one that was undone since. */
    private boolean ofQuickBooksOwn(String id) {
        return named.contains(RecordKey.ofQuickBooks(RecordType.PAYMENT, id))
                || ledgers.revio("Payments")
                        .filter(copy -> RawLedgers.origin(copy).equals(id))
                        .anyMatch(copy ->
                                of(RecordType.PAYMENT, copy.path("payment_id").asText()));
    }

    /** Whether the difference of a credit memo, of a bill below zero or of a credit, is. */
    boolean ofCreditMemo(JsonNode memo) {
        return RawLedgers.marker(memo)
                .filter(of -> of.type().equals("credit") ? of(RecordType.CREDIT, of.id()) : ofBill(of.id()))
                .isPresent();
    }

    /** What is wrong with what is told. */
    List<String> findings() {
        return findings;
    }

    /** All that is told. */
    @Override
    public String toString() {
        return open.toString();
    }
}
