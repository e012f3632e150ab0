package io.revsync.aws;

import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.review.Candidate;
import io.revsync.sync.review.Decision;
import io.revsync.sync.review.Decisions;
import io.revsync.sync.store.Choice;
import io.revsync.sync.store.Choices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One item per decision, and for those that name a QuickBooks record a pointer under its id, which refuses it to every other Rev.io
 * record.
 */
public final class DynamoDbDecisions implements Decisions, Choices {
    /** Each takes two writes of a transaction's hundred. */
    private static final int MOST_AT_ONCE = 45;

    private final RealmTables tables;

    public DynamoDbDecisions(RealmTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<String, Decision> about(RecordType type, Collection<String> revioIds) {
        Map<String, Decision> found = new HashMap<>();
        stored(type, revioIds).forEach((id, item) -> found.put(id, read(item)));
        return found;
    }

    @Override
    public Map<RecordKey, Choice> about(Collection<RecordKey> records) {
        Map<RecordKey, Choice> choices = new HashMap<>();
        for (RecordType type : REVIEWED) {
            List<String> ids = records.stream()
                    .filter(record -> record.type() == type)
                    .map(RecordKey::id)
                    .toList();
            about(type, ids).values().forEach(decision -> choice(decision)
                    .ifPresent(choice -> choices.put(decision.record(), choice)));
        }
        return choices;
    }

    /**
     * A customer whose suggestion was rejected and that was given no other gets a new one. A product can do without: its charges stand
     * under the unmatched items until somebody asks for one.
     */
    private static Optional<Choice> choice(Decision decision) {
        return switch (decision.kind()) {
            case IGNORE -> Optional.of(Choice.IGNORE);
            case CREATE -> Optional.of(Choice.CREATE);
            case REJECTED ->
                decision.record().type() == RecordType.PRODUCT ? Optional.empty() : Optional.of(Choice.CREATE);
            case UNDECIDED, CONFIRMED, MAPPED -> Optional.empty();
        };
    }

    @Override
    public Map<Decision, String> put(List<Decision> decisions) {
        Map<Decision, String> refused = new LinkedHashMap<>();
        for (List<Decision> some : Steps.of(decisions, MOST_AT_ONCE)) {
            if (!together(some)) {
                some.forEach(decision -> alone(decision).ifPresent(holder -> refused.put(decision, holder)));
            }
        }
        return refused;
    }

    /** Only first decisions, whose targets are all different, can go in one transaction. */
    private boolean together(List<Decision> decisions) {
        RecordType type = decisions.get(0).record().type();
        boolean sameType = decisions.stream().allMatch(each -> each.record().type() == type);
        List<String> targets = decisions.stream()
                .flatMap(each -> each.target().stream())
                .map(Candidate::quickBooksId)
                .toList();
        List<String> ids = decisions.stream().map(each -> each.record().id()).toList();
        if (decisions.size() == 1
                || !sameType
                || targets.stream().distinct().count() < targets.size()
                || ids.stream().distinct().count() < ids.size()
                || !stored(type, ids).isEmpty()) {
            return false;
        }
        try {
            tables.writeUnfenced(decisions.stream()
                    .flatMap(decision -> writes(decision, Optional.empty()).stream())
                    .toList());
            return true;
        } catch (ConditionFailedException e) {
            return false;
        }
    }

    /** @return the Rev.io id of the record that has the target already */
    private Optional<String> alone(Decision decision) {
        RecordType type = decision.record().type();
        String id = decision.record().id();
        while (true) {
            Optional<Map<String, AttributeValue>> before =
                    Optional.ofNullable(stored(type, List.of(id)).get(id));
            try {
                tables.writeUnfenced(writes(decision, before));
                return Optional.empty();
            } catch (ConditionFailedException e) {
                Optional<String> holder = decision.target()
                        .flatMap(target -> targets(type).get(target.quickBooksId()))
                        .map(pointer -> pointer.get(LinkItems.REVIO_ID).s())
                        .filter(other -> !other.equals(id));
                if (holder.isPresent()) {
                    return holder;
                }
            }
        }
    }

    private List<TransactWriteItem> writes(Decision decision, Optional<Map<String, AttributeValue>> before) {
        RecordType type = decision.record().type();
        String id = decision.record().id();
        Optional<String> target = decision.target().map(Candidate::quickBooksId);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(decisions(type)
                .writingVersion(
                        id, before.map(Section::version).orElse(0L), Map.of(Section.VALUE, Attributes.json(decision))));
        target.ifPresent(quickBooksId ->
                writes.add(targets(type).writingUnlessOther(quickBooksId, LinkItems.REVIO_ID, Attributes.text(id))));
        before.map(DynamoDbDecisions::read)
                .flatMap(Decision::target)
                .map(Candidate::quickBooksId)
                .filter(old -> !target.equals(Optional.of(old)))
                .ifPresent(old -> writes.add(targets(type).deleting(old)));
        return writes;
    }

    private Map<String, Map<String, AttributeValue>> stored(RecordType type, Collection<String> revioIds) {
        Map<String, Map<String, AttributeValue>> stored = new HashMap<>();
        decisions(type)
                .getAll(revioIds)
                .forEach(item -> stored.put(item.get(Section.SORT).s(), item));
        return stored;
    }

    private Section decisions(RecordType type) {
        return tables.keyLinks("decision#" + type.revioName());
    }

    private Section targets(RecordType type) {
        return tables.keyLinks("decision-target#" + type.quickBooksName());
    }

    private static Decision read(Map<String, AttributeValue> item) {
        return Attributes.read(item.get(Section.VALUE).s(), Decision.class);
    }
}
