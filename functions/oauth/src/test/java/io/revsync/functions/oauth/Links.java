package io.revsync.functions.oauth;

import io.revsync.aws.DynamoDbKeyLinks;
import io.revsync.aws.DynamoDbLeases;
import io.revsync.aws.RealmTables;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.store.KeyLink;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.LinkState;
import io.revsync.sync.store.Origin;
import java.time.Duration;

/** Makes a company that has synced before. */
final class Links {

    private Links() {}

    static void make(World world, String realm) {
        DynamoDbLeases leases = new DynamoDbLeases(world.systems().tables());
        Lease lease = leases.acquire(
                        Direction.CUSTOMERS_TO_QUICKBOOKS,
                        "test",
                        world.clock.instant().plus(Duration.ofMinutes(1)))
                .orElseThrow();
        new DynamoDbKeyLinks(new RealmTables(world.systems().tables(), realm))
                .put(
                        new KeyLink(
                                new RecordKey(RecordType.CUSTOMER, "101"),
                                "7",
                                Origin.REVIO,
                                LinkState.LIVE,
                                "0",
                                "fingerprint",
                                world.clock.instant()),
                        lease);
        leases.release(lease);
    }
}
