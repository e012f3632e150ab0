package io.revsync.sandbox.faults;

/** What can go wrong with a request, or with one item of a batch. */
public enum FaultKind {
    /** 429 with the system's JSON body. */
    THROTTLE_JSON,
    /** 429 with an XML body, whatever the client accepts. */
    THROTTLE_XML,
    /** 429 without a body. */
    THROTTLE_EMPTY,
    /** One item of a batch is throttled while the batch answers 200. */
    THROTTLE_ITEM(Scope.ITEM),
    /** 5xx, and nothing was done. */
    SERVER_ERROR_BEFORE,
    /** 5xx, and everything was done. */
    SERVER_ERROR_AFTER,
    /** The connection closes without an answer, and nothing was done. */
    DROP_BEFORE,
    /** The connection closes without an answer, and everything was done. */
    DROP_AFTER,
    /** The answer is right but late. */
    SLOW,
    /** 401, although the token was good. */
    TOKEN_EXPIRED,
    /** One write is refused as if somebody had changed the record meanwhile. */
    STALE_SYNC_TOKEN(Scope.ITEM),
    /** One write is refused with a code of choice. */
    ITEM_FAULT(Scope.ITEM),
    /** Everything was done, and the answer's body breaks off. */
    MALFORMED_BODY,
    /** Nothing happens, and no later rule is asked: shields requests from a mix. */
    NONE;

    private final Scope scope;

    FaultKind() {
        this(Scope.REQUEST);
    }

    FaultKind(Scope scope) {
        this.scope = scope;
    }

    /** Whether it strikes a single write, alone or in a batch, rather than a whole request. */
    public boolean strikesItems() {
        return scope == Scope.ITEM;
    }

    private enum Scope {
        REQUEST,
        ITEM
    }
}
