package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.revsync.sandbox.store.Records;
import java.math.BigDecimal;

/**
 * What the rules of one company lean on.
 *
 * @param automatedRate the rate automated sales tax applies, in per cent
 */
record Books(Records records, Schema schema, BigDecimal automatedRate) {

    CompanyPreferences preferences() {
        return new CompanyPreferences(only("Preferences"), only("CompanyInfo"));
    }

    private JsonNode only(String entity) {
        return records.ids(entity)
                .findFirst()
                .flatMap(id -> records.get(entity, id))
                .map(JsonNode.class::cast)
                .orElse(MissingNode.getInstance());
    }
}
