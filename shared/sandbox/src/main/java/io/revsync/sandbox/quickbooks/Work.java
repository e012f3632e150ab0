package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sandbox.store.Draft;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One write on its way into the books.
 *
 * @param preferences the company's settings when the work began
 * @param options what the request includes, like {@code allowduplicatedocnum}
 * @param byPerson whether somebody works in QuickBooks itself rather than through the API
 */
record Work(Draft draft, Instant now, CompanyPreferences preferences, Set<String> options, boolean byPerson) {

    Optional<ObjectNode> find(String entity, String id) {
        return draft.get(entity, id);
    }

    /** @throws ApiFault 2500 if there is none */
    ObjectNode referred(String entity, String id) {
        return find(entity, id).orElseThrow(() -> Errors.invalidReference(entity, id));
    }

    LocalDate today() {
        return Times.today(now);
    }

    boolean allows(String option) {
        return options.contains(option);
    }
}
