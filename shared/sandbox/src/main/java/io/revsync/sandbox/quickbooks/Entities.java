package io.revsync.sandbox.quickbooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resources of a company, by name and path. */
final class Entities {

    private final Map<String, Entity> byPath = new LinkedHashMap<>();
    private final AutoApply autoApply;

    Entities(Books books) {
        Payments payments = new Payments(books);
        autoApply = new AutoApply(payments);
        List<Entity> all = new ArrayList<>(List.of(
                new Customers(books),
                new Items(books),
                payments.invoices(),
                payments,
                payments.creditMemos(),
                new Deposits()));
        all.addAll(ReferenceList.all());
        all.forEach(entity -> byPath.put(entity.path(), entity));
    }

    AutoApply autoApply() {
        return autoApply;
    }

    Collection<Entity> all() {
        return byPath.values();
    }

    /** By name in any letter case, as queries spell it. */
    Optional<Entity> named(String name) {
        return Optional.ofNullable(byPath.get(name.toLowerCase(Locale.ROOT)));
    }

    /** By path; URIs are case-sensitive. */
    Optional<Entity> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }
}
