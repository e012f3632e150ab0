package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.store.Draft;
import io.revsync.sandbox.store.Records;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The tenant's books: every change is one unit of work under the rules of its resource, told to webhooks when kept. */
final class RevioBooks {
    private final Records records;
    private final Clock clock;
    private final Webhooks webhooks;
    private final Pages pages;

    RevioBooks(Records records, Clock clock, Webhooks webhooks, Pages pages) {
        this.records = records;
        this.clock = clock;
        this.webhooks = webhooks;
        this.pages = pages;
    }

    ObjectNode page(Resource resource, Search search) {
        return pages.page(resource, search);
    }

    /** Records of a resource are alike: what the first has is a field of all. */
    boolean hasField(Resource resource, String field) {
        return records.read(() -> records.all(resource.name()).findFirst())
                .map(record -> record.has(field))
                .orElse(true);
    }

    /** @throws RevioError 404 */
    ObjectNode read(Resource resource, String id) {
        return records.get(resource.name(), id).orElseThrow(() -> RevioError.notFound(resource.name() + " " + id));
    }

    String create(Resource resource, ObjectNode body) {
        return write(work -> resource.create(body, work));
    }

    /** @throws RevioError 404, or what the resource's rules say */
    ObjectNode change(Resource resource, String id, UnaryOperator<ObjectNode> change) {
        return write(work -> {
            ObjectNode before =
                    work.get(resource.name(), id).orElseThrow(() -> RevioError.notFound(resource.name() + " " + id));
            ObjectNode after = change.apply(before.deepCopy());
            resource.change(before, after, work);
            work.update(resource.name(), id, after);
            return after;
        });
    }

    void delete(Resource resource, String id) {
        write(work -> {
            ObjectNode record =
                    work.get(resource.name(), id).orElseThrow(() -> RevioError.notFound(resource.name() + " " + id));
            resource.delete(record, work);
            work.remove(resource.name(), id);
            return null;
        });
    }

    <T> T write(Function<Work, T> change) {
        Work[] done = new Work[1];
        T result = records.write((Draft draft) -> {
            done[0] = new Work(draft, clock);
            return change.apply(done[0]);
        });
        webhooks.send(done[0]);
        return result;
    }
}
