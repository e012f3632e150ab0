package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The exact text of a batch request, so that it can be kept and sent again as it was. */
public final class BatchBody {

    private static final String ITEMS = "BatchItemRequest";

    private BatchBody() {}

    /**
     * The body of a batch of these items, the same for the same items.
     *
     * @throws IllegalArgumentException for no items, more than {@value QuickBooksLimits#MAX_BATCH_ITEMS}, or a bId that is empty,
     *     too long or there twice
     */
    public static String of(List<BatchItem> items) {
        if (items.isEmpty() || items.size() > QuickBooksLimits.MAX_BATCH_ITEMS) {
            throw new IllegalArgumentException("A batch has 1 to 30 items, not " + items.size() + ".");
        }
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray(ITEMS);
        Set<String> bIds = new HashSet<>();
        for (BatchItem item : items) {
            String bId = item.bId();
            if (bId.isEmpty() || bId.length() > QuickBooksLimits.BID || !bIds.add(bId)) {
                throw new IllegalArgumentException("Not a bId, or there twice: " + bId);
            }
            array.add(request(item));
        }
        return Json.write(body);
    }

    /** The bIds of a body, in its order. */
    static Set<String> bIds(String body) {
        Set<String> bIds = new LinkedHashSet<>();
        Fields.objects(Json.parse(body).path(ITEMS)).forEach(item -> bIds.add(Fields.text(item, "bId")));
        return bIds;
    }

    private static ObjectNode request(BatchItem item) {
        ObjectNode request = Json.object().put("bId", item.bId());
        if (item instanceof BatchItem.Create create) {
            write(request, "create", create.allowDuplicateDocNumber(), create.entity(), create.body());
        } else if (item instanceof BatchItem.Update update) {
            write(request, "update", update.allowDuplicateDocNumber(), update.entity(), update.body());
        } else if (item instanceof BatchItem.Void cancel) {
            request.put("operation", "update").put("optionsData", "void");
            request.set(
                    cancel.entity().name(),
                    address(cancel.id(), cancel.syncToken()).put("sparse", true));
        } else if (item instanceof BatchItem.Delete delete) {
            request.put("operation", "delete");
            request.set(delete.entity().name(), address(delete.id(), delete.syncToken()));
        } else if (item instanceof BatchItem.QueryItem query) {
            request.put("Query", query.query().page(query.startPosition(), query.maxResults()));
        }
        return request;
    }

    private static void write(
            ObjectNode request, String operation, boolean allowDuplicate, Entity<?> entity, ObjectNode body) {
        request.put("operation", operation);
        if (allowDuplicate) {
            request.put("optionsData", "allowduplicatedocnum");
        }
        request.set(entity.name(), body);
    }

    private static ObjectNode address(String id, String syncToken) {
        return Json.object().put("Id", id).put("SyncToken", syncToken);
    }
}
