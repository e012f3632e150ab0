package io.revsync.http;

/** Port: where the callers of one system, in however many processes, share what they know of their calls. */
public interface LimitStore {

    /** The state under this key, {@link LimitState#EMPTY} if there is none; read consistently. */
    LimitState load(String key);

    /**
     * Stores {@code state} with a version one higher than its own, if the stored version still is its own.
     *
     * @return false if somebody else was faster; nothing is changed then
     */
    boolean save(String key, LimitState state);
}
