package io.revsync.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Checks of single fields, whose errors come together in one fault (recorded: 2050 and 2020 at once). */
final class Checks {

    private final List<ApiError> errors = new ArrayList<>();

    Checks required(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            errors.add(Errors.required(field));
        }
        return this;
    }

    Checks length(JsonNode node, String field, int most) {
        return length(node.path(field), most, field);
    }

    /** @param element what the fault calls the field */
    Checks length(JsonNode value, int most, String element) {
        int length = value.asText().length();
        if (length > most) {
            errors.add(Errors.tooLong(element, most, length));
        }
        return this;
    }

    /** Colon, tab and newline may be in no name (DI: Customer and Item references). */
    Checks isName(JsonNode node, String field) {
        String name = node.path(field).asText();
        if (name.indexOf(':') >= 0 || name.indexOf('\t') >= 0 || name.indexOf('\n') >= 0) {
            errors.add(Errors.unsupportedCharacters(field, "a colon, tab or new line"));
        }
        return this;
    }

    /** {@code {"Address":"a@b.c"}}; several may stand in one, with commas (DI: Customer reference). */
    Checks email(JsonNode node, String field, int most) {
        String address = node.path(field).path("Address").asText();
        length(node.path(field).path("Address"), most, field);
        for (String one : address.split(",")) {
            if (!one.isBlank() && !(one.indexOf('@') > 0 && one.indexOf('.') > 0)
                    || one.trim().contains(" ")) {
                errors.add(Errors.badEmail(field, address));
                break;
            }
        }
        return this;
    }

    Checks address(JsonNode node, String field) {
        JsonNode address = node.path(field);
        for (int line = 1; line <= 5; line++) {
            length(address, "Line" + line, 500);
        }
        return length(address, "City", 255)
                .length(address, "CountrySubDivisionCode", 255)
                .length(address, "PostalCode", 30)
                .length(address, "Country", 255);
    }

    Checks error(ApiError error) {
        errors.add(error);
        return this;
    }

    /** @throws ApiFault with every error found */
    void verify() {
        if (!errors.isEmpty()) {
            throw ApiFault.validation(List.copyOf(errors));
        }
    }
}
