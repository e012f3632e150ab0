package io.revsync.rehearsal.gateway;

import io.revsync.sandbox.aws.SamRoute;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which route a request takes, as API Gateway decides it: method and whole path first, words before parameters, and what takes the rest of
 * a path last. Pure.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html">Routes of HTTP APIs</a>
 */
final class RouteTable {
    private static final String REST = "+}";

    private final List<SamRoute> routes;

    RouteTable(List<SamRoute> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparing((SamRoute route) -> route.path().endsWith(REST))
                        .thenComparing(route ->
                                route.path().chars().filter(one -> one == '{').count()))
                .toList();
    }

    /**
     * The route for this request.
     *
     * @param path decoded, as the functions get it
     */
    Optional<Taken> find(String method, String path) {
        for (SamRoute route : routes) {
            if (route.method().equals(method)) {
                Optional<Map<String, String>> parameters = match(route.path(), path);
                if (parameters.isPresent()) {
                    return Optional.of(new Taken(route, parameters.get()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> match(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] given = path.split("/", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (i >= given.length) {
                return Optional.empty();
            }
            if (wanted[i].endsWith(REST)) {
                // Also of nothing: so a route that takes the rest gets the address that ends with a slash.
                parameters.put(
                        name(wanted[i], 2), String.join("/", List.of(given).subList(i, given.length)));
                return Optional.of(parameters);
            }
            if (wanted[i].startsWith("{")) {
                if (given[i].isEmpty()) {
                    return Optional.empty();
                }
                parameters.put(name(wanted[i], 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return wanted.length == given.length ? Optional.of(parameters) : Optional.empty();
    }

    private static String name(String parameter, int ending) {
        return parameter.substring(1, parameter.length() - ending);
    }

    /** @param parameters what stands in the path where the route has braces */
    record Taken(SamRoute route, Map<String, String> parameters) {}
}
