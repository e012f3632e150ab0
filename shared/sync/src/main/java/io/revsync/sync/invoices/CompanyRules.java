package io.revsync.sync.invoices;

import io.revsync.quickbooks.Preferences;
import java.util.Optional;
import java.util.function.Supplier;

/** The connected company's preferences, read when first needed: a run that writes nothing does not ask for them. */
final class CompanyRules {

    private final Supplier<Preferences> read;
    private Optional<Preferences> known = Optional.empty();

    CompanyRules(Supplier<Preferences> read) {
        this.read = read;
    }

    Preferences preferences() {
        if (known.isEmpty()) {
            known = Optional.of(read.get());
        }
        return known.get();
    }
}
