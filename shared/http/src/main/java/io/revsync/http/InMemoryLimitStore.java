package io.revsync.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shares limits within one process. */
public final class InMemoryLimitStore implements LimitStore {

    private final Map<String, LimitState> states = new ConcurrentHashMap<>();

    @Override
    public LimitState load(String key) {
        return states.getOrDefault(key, LimitState.EMPTY);
    }

    @Override
    public synchronized boolean save(String key, LimitState state) {
        if (load(key).version() != state.version()) {
            return false;
        }
        states.put(key, new LimitState(state.version() + 1, state.heldUntilMillis(), state.slices()));
        return true;
    }
}
