package io.revsync.sync.payments;

import io.revsync.quickbooks.Payment;
import io.revsync.quickbooks.PaymentMethod;
import io.revsync.quickbooks.Ref;
import io.revsync.sync.settings.PaymentTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which Rev.io payment type a QuickBooks payment method is, as the settings say. */
final class PaymentMethodMap {

    private final Map<String, String> typeByMethod;
    private final Supplier<List<PaymentMethod>> read;
    private Optional<List<PaymentMethod>> known = Optional.empty();

    /** @param read all payment methods of the company, inactive ones too; asked at most once */
    PaymentMethodMap(Map<String, String> typeByMethod, Supplier<List<PaymentMethod>> read) {
        this.typeByMethod = typeByMethod;
        this.read = read;
    }

    /** The type; empty if the settings do not tell. A method is known by its name, upper and lower case being one, or by its id. */
    Optional<String> of(Payment payment) {
        Optional<String> id = payment.paymentMethod().map(Ref::value);
        return Stream.of(id.map(this::name), id, Optional.of(PaymentTypes.ALL_OTHERS))
                .flatMap(Optional::stream)
                .flatMap(method -> named(method).stream())
                .findFirst();
    }

    /** The name of the payment's method as people know it; empty if it has none. */
    Optional<String> methodOf(Payment payment) {
        return payment.paymentMethod().map(Ref::value).map(this::name);
    }

    private Optional<String> named(String method) {
        return typeByMethod.entrySet().stream()
                .filter(entry -> entry.getKey().strip().equalsIgnoreCase(method.strip()))
                .map(entry -> entry.getValue().strip())
                .findFirst();
    }

    private String name(String id) {
        if (known.isEmpty()) {
            known = Optional.of(read.get());
        }
        return known.get().stream()
                .filter(method -> method.id().equals(id))
                .map(PaymentMethod::name)
                .findFirst()
                .orElse(id);
    }
}
