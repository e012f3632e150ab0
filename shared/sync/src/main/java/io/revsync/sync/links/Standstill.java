package io.revsync.sync.links;

import io.revsync.sync.Direction;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Leases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** No run of the directions that go by a link is at work while it is changed. Ends when it is closed. */
public final class Standstill implements AutoCloseable {

    private final Leases leases;
    private final List<Lease> held;

    private Standstill(Leases leases, List<Lease> held) {
        this.leases = leases;
        this.held = held;
    }

    /**
     * Of every direction.
     *
     * @return empty if one of them runs
     */
    public static Optional<Standstill> ofAll(Leases leases, String owner, Instant until) {
        return of(leases, List.of(Direction.values()), owner, until);
    }

    /** Of the directions that move this type; of all if none does. */
    public static Optional<Standstill> of(Leases leases, RecordType type, String owner, Instant until) {
        List<Direction> movers = Arrays.stream(Direction.values())
                .filter(direction -> direction.type() == type)
                .toList();
        return movers.isEmpty() ? ofAll(leases, owner, until) : of(leases, movers, owner, until);
    }

    private static Optional<Standstill> of(Leases leases, List<Direction> directions, String owner, Instant until) {
        Standstill standstill = new Standstill(leases, new ArrayList<>());
        for (Direction direction : directions) {
            Optional<Lease> lease = leases.acquire(direction, owner, until);
            if (lease.isEmpty()) {
                standstill.close();
                return Optional.empty();
            }
            standstill.held.add(lease.get());
        }
        return Optional.of(standstill);
    }

    /** The lease to write under. */
    public Lease lease() {
        return held.get(0);
    }

    @Override
    public void close() {
        held.forEach(leases::release);
    }
}
