package io.revsync.quickbooks;

import io.revsync.http.CallTrace;
import java.util.Map;

/**
 * The answer to a batch.
 *
 * @param items by bId; one for every item that was sent
 * @param trace the call; its code is empty, as items have codes of their own
 */
public record BatchResult(Map<String, ItemResult> items, CallTrace trace) {

    public BatchResult {
        items = Map.copyOf(items);
    }

    /** What became of this item. */
    public ItemResult of(String bId) {
        return items.getOrDefault(bId, new ItemResult.Missing());
    }

    /** The call's trace with this fault's codes in it, to show beside its words. */
    public CallTrace trace(Fault fault) {
        return new CallTrace(
                trace.system(), trace.call(), trace.status(), fault.codes(), trace.supportId(), trace.requestId());
    }
}
