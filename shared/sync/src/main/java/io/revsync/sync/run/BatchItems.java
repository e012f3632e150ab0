package io.revsync.sync.run;

import io.revsync.quickbooks.BatchItem;
import io.revsync.quickbooks.Entity;
import io.revsync.sync.store.Command;

/** Commands as items of a QuickBooks batch. */
final class BatchItems {

    private BatchItems() {}

    static BatchItem of(String bId, Command command) {
        Entity<?> entity = command.record().type().entity();
        return switch (command.operation()) {
            case CREATE -> new BatchItem.Create(bId, entity, command.body());
            case UPDATE -> new BatchItem.Update(bId, entity, command.body());
            case VOID ->
                new BatchItem.Void(
                        bId,
                        entity,
                        command.body().path("Id").asText(),
                        command.body().path("SyncToken").asText());
        };
    }
}
