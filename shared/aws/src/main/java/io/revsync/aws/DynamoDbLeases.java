package io.revsync.aws;

import io.revsync.sync.Direction;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Leases;
import java.time.Instant;
import java.util.Optional;

/** One item per direction; its fence outlives every holder. */
public final class DynamoDbLeases implements Leases {
    static final String FENCE = "fence";
    static final String OWNER = "owner";

    private final LeaseItems items;

    public DynamoDbLeases(CompanyTables tables) {
        this.items = new LeaseItems(tables);
    }

    @Override
    public Optional<Lease> acquire(Direction direction, String owner, Instant expiresAt) {
        return items.acquire(direction.key(), owner, expiresAt)
                .map(fence -> new Lease(direction, fence, owner, expiresAt));
    }

    @Override
    public void release(Lease lease) {
        items.release(lease.direction().key(), lease.fence());
    }

    @Override
    public void breakLease(Direction direction) {
        items.free(direction.key());
    }
}
