package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.SandboxJson;
import io.revsync.sandbox.control.Ledger;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The books as somebody sees and changes them who works in QuickBooks itself: the rules hold, SyncTokens and dates move, but
 * nobody asks for the SyncToken. {@code {"_operation":"void"}} voids, {@code {"_mergeInto":"59"}} merges a customer into another; a Deposit
 * takes its payments to the bank.
 */
final class PersonInQuickBooks implements Ledger {

    private static final String OPERATION = "_operation";
    private static final String MERGE_INTO = "_mergeInto";

    private final Company company;

    PersonInQuickBooks(Company company) {
        this.company = company;
    }

    @Override
    public Collection<String> resources() {
        return company.entities().all().stream()
                .map(Entity::name)
                .filter(name -> company.records().count(name) > 0)
                .toList();
    }

    @Override
    public int count(String resource) {
        return company.records().count(entity(resource).name());
    }

    @Override
    public Stream<ObjectNode> all(String resource) {
        return company.records().all(entity(resource).name());
    }

    @Override
    public Optional<ObjectNode> get(String resource, String id) {
        return company.records().get(entity(resource).name(), id);
    }

    @Override
    public ObjectNode put(String resource, String id, ObjectNode fields) {
        Entity entity = entity(resource);
        ObjectNode body = fields.deepCopy();
        if (entity.name().equals(Customers.NAME) && body.has(MERGE_INTO)) {
            String staying = body.path(MERGE_INTO).asText();
            return company.records().write(draft -> company.mergeByPerson(draft, id, staying));
        }
        Operation operation = Optional.ofNullable(body.remove(OPERATION))
                .map(named -> Writes.named(named.asText()))
                .orElse(id == null ? Operation.CREATE : Operation.UPDATE);
        if (id != null) {
            body.put("Id", id);
        }
        return company.records().write(draft -> company.writeByPerson(draft, entity, operation, body));
    }

    @Override
    public boolean delete(String resource, String id) {
        Entity entity = entity(resource);
        if (get(resource, id).isEmpty()) {
            return false;
        }
        ObjectNode body = SandboxJson.object().put("Id", id);
        company.records().write(draft -> company.writeByPerson(draft, entity, Operation.DELETE, body));
        return true;
    }

    private Entity entity(String resource) {
        return company.entities()
                .named(resource)
                .orElseThrow(() -> new IllegalArgumentException("QuickBooks has no entity " + resource + " here"));
    }
}
