package io.revsync.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What is put together for each company of the stack, when somebody first asks, and kept while the Lambda is warm.
 *
 * @param <T> what that is
 */
public final class PerCompany<T> {
    private final Companies companies;
    private final Surroundings surroundings;
    private final Function<Surroundings, T> made;
    private final T first;
    private final Map<String, T> added = new ConcurrentHashMap<>();

    /** @throws IllegalStateException naming a variable that the template does not set, before anybody asks */
    public PerCompany(Surroundings surroundings, Function<Surroundings, T> made) {
        this.companies = new Companies(surroundings);
        this.surroundings = surroundings;
        this.made = made;
        this.first = made.apply(surroundings.first());
    }

    /** The stack's first company's. */
    public T first() {
        return first;
    }

    /** That of the company of this name; empty if the stack has none. */
    public Optional<T> of(String company) {
        if (company.equals(surroundings.first().company())) {
            return Optional.of(first);
        }
        return Optional.ofNullable(added.get(company)).or(() -> companies
                .named(company)
                .filter(Companies.Known::ready)
                .map(known -> added.computeIfAbsent(company, name -> made.apply(surroundings.of(name)))));
    }
}
