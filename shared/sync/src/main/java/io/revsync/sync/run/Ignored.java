package io.revsync.sync.run;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.Side;
import io.revsync.sync.store.Choice;
import io.revsync.sync.store.Choices;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Records that by an admin's decision do not travel, and what hangs on them. */
final class Ignored {

    private final Choices choices;

    Ignored(Choices choices) {
        this.choices = choices;
    }

    /** Those of these ids, of records this direction reads, that do not travel. */
    Set<String> among(Direction direction, Collection<String> ids) {
        return direction.from() == Side.REVIO
                ? ignored(ids.stream().map(direction::record).toList()).stream()
                        .map(RecordKey::id)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** Those of these records that do not travel; what was born in QuickBooks is not reviewed. */
    Set<RecordKey> among(Collection<RecordKey> records) {
        return ignored(
                records.stream().filter(record -> record.side() == Side.REVIO).toList());
    }

    Decision skip(RecordKey record) {
        return new Decision.Skip(record, "An admin has decided in the matching review that it does not travel.");
    }

    /** What waits for one of them would wait for ever, so it does not travel either. */
    List<Decision> withoutVainWaits(List<Decision> decisions) {
        Set<RecordKey> waitedFor = new HashSet<>();
        decisions.forEach(decision -> {
            if (decision instanceof Decision.Wait wait) {
                waitedFor.add(wait.on());
            }
        });
        Set<RecordKey> inVain = among(waitedFor);
        return decisions.stream()
                .map(decision -> decision instanceof Decision.Wait wait && inVain.contains(wait.on())
                        ? new Decision.Skip(
                                wait.record(),
                                "It belongs to " + wait.on()
                                        + ", of which an admin has decided in the matching review that it does not travel.")
                        : decision)
                .toList();
    }

    private Set<RecordKey> ignored(Collection<RecordKey> records) {
        List<RecordKey> reviewed = records.stream()
                .filter(record -> Choices.REVIEWED.contains(record.type()))
                .toList();
        return reviewed.isEmpty()
                ? Set.of()
                : choices.about(reviewed).entrySet().stream()
                        .filter(entry -> entry.getValue() == Choice.IGNORE)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }
}
