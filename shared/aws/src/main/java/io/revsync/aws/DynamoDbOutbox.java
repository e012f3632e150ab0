package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.store.AlreadyLinkedException;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Outbox;
import io.revsync.sync.store.OutboxEntry;
import io.revsync.sync.store.Settlement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Batches, packed. A big one is several items, {@code <request id>#0}, {@code #1} and so on, written and removed together.
 */
public final class DynamoDbOutbox implements Outbox {
    private static final String PACKED = "packed";

    private final RealmTables tables;
    private final LinkItems links;
    private final ProblemItems problems;

    public DynamoDbOutbox(RealmTables tables) {
        this.tables = tables;
        this.links = new LinkItems(tables);
        this.problems = new ProblemItems(tables);
    }

    @Override
    public void put(OutboxEntry entry, Lease lease) {
        Section outbox = outbox(entry.direction());
        List<byte[]> parts = Parcel.wrap(Attributes.write(entry));
        List<TransactWriteItem> writes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            writes.add(outbox.writing(
                    part(entry, i), Map.of(PACKED, AttributeValue.fromB(SdkBytes.fromByteArray(parts.get(i))))));
        }
        tables.write(writes, lease);
    }

    @Override
    public List<OutboxEntry> pending(Direction direction) {
        // Ordered by name, so the parts of one entry follow each other.
        Map<String, List<byte[]>> parts = new TreeMap<>();
        outbox(direction).all().forEach(item -> {
            String name = item.get(Section.SORT).s();
            parts.computeIfAbsent(name.substring(0, name.lastIndexOf('#')), first -> new ArrayList<>())
                    .add(item.get(PACKED).b().asByteArray());
        });
        return parts.values().stream()
                .map(packed -> Attributes.read(Parcel.unwrap(packed), OutboxEntry.class))
                .sorted(Comparator.comparing(OutboxEntry::createdAt))
                .toList();
    }

    @Override
    public void settle(OutboxEntry entry, Settlement settlement, Lease lease) {
        refuseTwins(settlement.links());
        List<TransactWriteItem> writes = new ArrayList<>();
        settlement.links().forEach(link -> writes.addAll(links.writing(link)));
        settlement.problems().forEach(problem -> writes.add(problems.writing(problem)));
        for (RecordKey record : settlement.solved()) {
            writes.add(problems.deleting(entry.direction(), record));
        }
        // What was packed is not packed again to learn in how many parts; removing a part that never was does no harm.
        for (int i = 0; i < mostParts(entry); i++) {
            writes.add(outbox(entry.direction()).deleting(part(entry, i)));
        }
        try {
            tables.write(writes, lease);
        } catch (ConditionFailedException e) {
            throw new AlreadyLinkedException(settlement.links().get(e.index() / LinkItems.WRITES), e);
        }
    }

    /** Two Rev.io records for one QuickBooks record within the same settlement. */
    private static void refuseTwins(List<KeyLink> links) {
        Set<String> seen = new HashSet<>();
        for (KeyLink link : links) {
            if (!seen.add(link.record().type() + link.quickBooksId())) {
                throw new AlreadyLinkedException(link, null);
            }
        }
    }

    private Section outbox(Direction direction) {
        return tables.keyLinks("outbox#" + direction.key());
    }

    private static String part(OutboxEntry entry, int index) {
        return entry.requestId() + "#" + index;
    }

    /** An entry holds every body twice: quoted within the batch, and with its command. Up to four bytes make a character. */
    private static int mostParts(OutboxEntry entry) {
        return Parcel.mostParts(
                12L * entry.exactBody().length() + 2_000L * entry.commands().size());
    }
}
