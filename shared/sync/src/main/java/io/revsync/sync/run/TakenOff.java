package io.revsync.sync.run;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.Side;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When somebody voids, deletes or lowers an invoice, QuickBooks by itself takes off it what pays it, and nothing of that comes back with the
 * invoice. So it is asked for here: of the receipts' own directions, which alone write them.
 */
final class TakenOff {

    private final SyncPorts ports;

    TakenOff(SyncPorts ports) {
        this.ports = ports;
    }

    /**
     * Notes that what we had applied to this record, if it is an invoice, is to come back to it. May be noted more than once.
     *
     * @param by who has brought the invoice back
     */
    void comesBackTo(KeyLink link, Instant at, String by) {
        if (link.record().type() == RecordType.BILL) {
            String applied = Ownership.APPLIED + link.quickBooksId();
            note(RecordType.PAYMENT, applied, Direction.PAYMENTS_TO_QUICKBOOKS, at, by);
            note(RecordType.CREDIT_APPLICATION, applied, Direction.CREDITS_TO_QUICKBOOKS, at, by);
        }
    }

    /** All links are looked through, for QuickBooks tells no more what has paid the invoice; people seldom decide. */
    private void note(RecordType type, String applied, Direction direction, Instant at, String by) {
        Set<RecordKey> decided = ports.resolutions().of(direction).stream()
                .map(Resolution::record)
                .collect(Collectors.toSet());
        ports.keyLinks().all(type).forEachRemaining(receipt -> {
            boolean paidIt = receipt.written()
                    .filter(written -> !written.of(applied).isEmpty())
                    .isPresent();
            if (paidIt && !decided.contains(receipt.record())) {
                ports.resolutions().decide(new Resolution(direction, receipt.record(), Side.REVIO, List.of(), at, by));
            }
        });
    }
}
