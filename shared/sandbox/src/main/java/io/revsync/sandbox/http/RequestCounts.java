package io.revsync.sandbox.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** How many requests came, by route: method and path, ids written as {@code {id}}. Thread-safe. */
public final class RequestCounts {

    private static final Pattern ID = Pattern.compile("/\\d+(?=/|$)");

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public void count(Request request) {
        String route = request.method() + " " + ID.matcher(request.path()).replaceAll("/{id}");
        counts.computeIfAbsent(route, r -> new LongAdder()).increment();
    }

    public Map<String, Long> byRoute() {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((route, count) -> sums.put(route, count.sum()));
        return sums;
    }

    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    public void reset() {
        counts.clear();
    }
}
