package io.revsync.sync.customers;

import io.revsync.revio.Customer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is whose parent. Rev.io lets customers be each other's parents in a circle, in which everyone would wait for the next: so one of
 * them, always the same, counts as having no parent.
 */
final class Ancestry {

    /** Shorter before longer, as numbers are, and lower before higher. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<String, Customer> known = new HashMap<>();
    private final Function<Collection<String>, List<Customer>> others;
    private boolean complete;

    /**
     * @param here customers at hand
     * @param others finds those of them by id that exist; asked once per generation, and only if need be
     */
    Ancestry(List<Customer> here, Function<Collection<String>, List<Customer>> others) {
        here.forEach(customer -> known.put(customer.id(), customer));
        this.others = others;
    }

    /** Whether the customer is an ancestor of itself, and of all in that circle the one with the lowest id. */
    boolean topOfCircle(Customer customer) {
        complete();
        List<String> line = new ArrayList<>();
        Optional<String> next = Optional.of(customer.id());
        while (next.isPresent() && !line.contains(next.get())) {
            line.add(next.get());
            next = Optional.ofNullable(known.get(next.get())).flatMap(Customer::parentId);
        }
        return next.isPresent()
                && next.get().equals(customer.id())
                && line.stream().min(BY_NUMBER).orElseThrow().equals(customer.id());
    }

    private void complete() {
        Set<String> asked = new HashSet<>();
        while (!complete) {
            List<String> unknown = known.values().stream()
                    .flatMap(customer -> customer.parentId().stream())
                    .filter(id -> !known.containsKey(id) && asked.add(id))
                    .toList();
            complete = unknown.isEmpty();
            if (!complete) {
                others.apply(unknown).forEach(customer -> known.put(customer.id(), customer));
            }
        }
    }
}
