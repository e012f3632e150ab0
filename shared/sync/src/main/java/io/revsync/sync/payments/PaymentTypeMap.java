package io.revsync.sync.payments;

import io.revsync.sync.settings.PaymentTypes;
import java.util.Map;
import java.util.Optional;

/** Which QuickBooks payment method a Rev.io payment type is, as the settings say. Pure. */
final class PaymentTypeMap {

    private static final String NO_METHOD = "";

    private final Map<String, String> methodByType;

    PaymentTypeMap(Map<String, String> methodByType) {
        this.methodByType = methodByType;
    }

    /**
     * The name or id of the method, upper and lower case of the type being one; the empty text for a payment that shall have none.
     * Empty if the map tells of other types but neither of this one nor of all others.
     */
    Optional<String> methodOf(String type) {
        Optional<String> method = named(type).or(() -> named(PaymentTypes.ALL_OTHERS));
        boolean needsNone = methodByType.isEmpty() || type.isEmpty();
        return method.isPresent() || !needsNone ? method : Optional.of(NO_METHOD);
    }

    private Optional<String> named(String type) {
        return methodByType.entrySet().stream()
                .filter(entry -> entry.getKey().strip().equalsIgnoreCase(type))
                .map(entry -> entry.getValue().strip())
                .findFirst();
    }
}
