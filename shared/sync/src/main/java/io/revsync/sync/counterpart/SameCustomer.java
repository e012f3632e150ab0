package io.revsync.sync.counterpart;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.quickbooks.Customer;
import io.revsync.sync.Marker;
import io.revsync.sync.RecordKey;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a QuickBooks customer of the same name is the same customer. Taking a stranger's record would put bills on the wrong account,
 * so anything that contradicts wins over everything that agrees; and for a person, a name alone is not enough. Pure.
 */
public final class SameCustomer {

    private SameCustomer() {}

    /**
     * @param desired the QuickBooks customer we meant to create
     * @param existing the QuickBooks customer that has the name
     */
    public static boolean test(RecordKey record, JsonNode desired, Customer existing) {
        Optional<String> marked = Marker.idIn(existing.notes(), record.type());
        if (marked.isPresent()) {
            return marked.get().equals(record.id());
        }
        Agreement email =
                compare(desired.path("PrimaryEmailAddr").path("Address").asText(), existing.email());
        Agreement postcode = compare(
                postcode(desired.path("BillAddr").path("PostalCode").asText()),
                postcode(existing.billAddress().postalCode()));
        Agreement street = compare(
                desired.path("BillAddr").path("Line1").asText(),
                existing.billAddress().lines().stream().findFirst().orElse(""));
        if (email == Agreement.DIFFERENT && street != Agreement.SAME) {
            return false;
        }
        if (postcode == Agreement.DIFFERENT && email != Agreement.SAME) {
            return false;
        }
        boolean business = !desired.path("CompanyName").asText().isEmpty();
        return business || email == Agreement.SAME || (postcode == Agreement.SAME && street == Agreement.SAME);
    }

    private enum Agreement {
        SAME,
        DIFFERENT,
        /** One side does not say. */
        UNKNOWN
    }

    private static Agreement compare(String ours, String theirs) {
        if (ours.isBlank() || theirs.isBlank()) {
            return Agreement.UNKNOWN;
        }
        return folded(ours).equals(folded(theirs)) ? Agreement.SAME : Agreement.DIFFERENT;
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** A US extension is often missing on one side. */
    private static String postcode(String code) {
        return code.replaceAll("-\\d{4}$", "");
    }
}
