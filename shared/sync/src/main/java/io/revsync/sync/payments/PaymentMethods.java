package io.revsync.sync.payments;

import io.revsync.quickbooks.PaymentMethod;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The connected company's active payment methods, read when first needed. */
final class PaymentMethods {

    private final Supplier<List<PaymentMethod>> read;
    private Optional<List<PaymentMethod>> known = Optional.empty();

    PaymentMethods(Supplier<List<PaymentMethod>> read) {
        this.read = read;
    }

    /** The id of the method that has this name, or else this id. */
    Optional<String> idOf(String nameOrId) {
        if (known.isEmpty()) {
            known = Optional.of(read.get());
        }
        return known.get().stream()
                .filter(method -> method.name().equalsIgnoreCase(nameOrId))
                .findFirst()
                .or(() -> known.get().stream()
                        .filter(method -> method.id().equals(nameOrId))
                        .findFirst())
                .map(PaymentMethod::id);
    }
}
