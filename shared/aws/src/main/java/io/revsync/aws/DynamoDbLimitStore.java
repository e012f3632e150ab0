package io.revsync.aws;

import io.revsync.http.LimitState;
import io.revsync.http.LimitStore;
import java.util.UUID;

/** What all Lambdas of a company know of the calls they made. */
public final class DynamoDbLimitStore implements LimitStore {
    private final Section limits;

    public DynamoDbLimitStore(CompanyTables tables) {
        this.limits = tables.keyLinks("limit");
    }

    @Override
    public LimitState load(String key) {
        return limits.get(key)
                .map(item -> {
                    LimitState stored = Attributes.read(item.get(Section.VALUE).s(), LimitState.class);
                    return new LimitState(Section.version(item), stored.heldUntilMillis(), stored.slices());
                })
                .orElse(LimitState.EMPTY);
    }

    @Override
    public boolean save(String key, LimitState state) {
        String writer = UUID.randomUUID().toString();
        return limits.putVersion(key, state.version(), Attributes.write(state), writer);
    }
}
