package io.revsync.sandbox.revio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Rules several resources share about what a client sends. */
final class BodyRules {
    private BodyRules() {}

    /** Rev.io checks that what a record points at exists. */
    static String reference(ObjectNode body, String field, String resource, Work work, Validation validation) {
        Optional<String> id = Fields.id(body, field);
        validation.require(id.isPresent(), "The " + field + " field is required.");
        id.ifPresent(found ->
                validation.require(work.exists(resource, found), "The " + field + " '" + found + "' does not exist."));
        return id.orElse("");
    }

    static void optionalReference(ObjectNode body, String field, String resource, Work work, Validation validation) {
        Fields.id(body, field)
                .ifPresent(id -> validation.require(
                        work.exists(resource, id), "The " + field + " '" + id + "' does not exist."));
    }

    /** Money above zero, in whole cents. */
    static BigDecimal receivedAmount(ObjectNode body, Validation validation) {
        Optional<BigDecimal> amount = Fields.amount(body.path("amount"));
        validation.require(amount.isPresent(), "The amount field is required.");
        amount.ifPresent(given -> {
            validation.require(given.signum() > 0, "The amount must be greater than 0.");
            validation.require(Fields.inCents(given), "The amount must not have more than 2 decimals.");
        });
        return amount.orElse(BigDecimal.ZERO);
    }

    /** A date in any of the accepted forms, or the default. */
    static String date(ObjectNode body, String field, String otherwise, Validation validation) {
        String given = Fields.text(body, field);
        if (given.isEmpty()) {
            return otherwise;
        }
        Optional<String> date = RevioTime.normal(given);
        validation.require(date.isPresent(), "The value '" + given + "' is not valid for " + field + ".");
        return date.orElse(otherwise);
    }
}
