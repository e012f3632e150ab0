package io.revsync.aws;

import io.revsync.sync.settings.SettingsLock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A lease that outlives the Lambda that takes it, which the API gives thirty seconds. */
public final class DynamoDbSettingsLock implements SettingsLock {
    /** How long it is held at most. */
    public static final Duration LENGTH = Duration.ofMinutes(1);

    private static final String NAME = "settings";

    private final LeaseItems leases;
    private final Clock clock;

    public DynamoDbSettingsLock(CompanyTables tables) {
        this.leases = new LeaseItems(tables);
        this.clock = tables.clock();
    }

    @Override
    public Optional<Long> take() {
        return leases.acquire(
                NAME, UUID.randomUUID().toString(), clock.instant().plus(LENGTH));
    }

    @Override
    public void release(long taken) {
        leases.release(NAME, taken);
    }

    @Override
    public boolean abandoned() {
        return leases.abandoned(NAME);
    }
}
