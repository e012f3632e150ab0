package io.revsync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A postal address; parts that are absent are empty.
 *
 * @param lines Line1 to Line5, those that are there
 * @param state CountrySubDivisionCode
 */
public record Address(List<String> lines, String city, String state, String postalCode, String country) {

    static Address of(JsonNode node) {
        List<String> lines = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> Fields.text(node, "Line" + i))
                .filter(line -> !line.isEmpty())
                .toList();
        return new Address(
                lines,
                Fields.text(node, "City"),
                Fields.text(node, "CountrySubDivisionCode"),
                Fields.text(node, "PostalCode"),
                Fields.text(node, "Country"));
    }

    /** Whether nothing is known of it. */
    public boolean isEmpty() {
        return lines.isEmpty() && (city + state + postalCode + country).isEmpty();
    }
}
