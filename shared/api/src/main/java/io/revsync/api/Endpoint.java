package io.revsync.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One route of a function, spelled as in template.yaml.
 *
 * @param path with parameters in braces; one that ends in {@code +} takes the rest of the path
 * @param forEverybody whether anybody may call it
 */
public record Endpoint(String method, String path, boolean forEverybody, Function<ApiRequest, ApiAnswer> handler) {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+\\+?}");

    public static Endpoint get(String path, Function<ApiRequest, ApiAnswer> handler) {
        return new Endpoint("GET", path, false, handler);
    }

    public static Endpoint put(String path, Function<ApiRequest, ApiAnswer> handler) {
        return new Endpoint("PUT", path, false, handler);
    }

    public static Endpoint post(String path, Function<ApiRequest, ApiAnswer> handler) {
        return new Endpoint("POST", path, false, handler);
    }

    public static Endpoint delete(String path, Function<ApiRequest, ApiAnswer> handler) {
        return new Endpoint("DELETE", path, false, handler);
    }

    /** The same for everybody, without signing in. */
    public Endpoint open() {
        return new Endpoint(method, path, true, handler);
    }

    /** The path's parameters if it is this route's; empty if it is not. */
    Optional<Map<String, String>> match(String actual) {
        String[] wanted = path.split("/", -1);
        String[] given = actual.split("/", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (PARAMETER.matcher(wanted[i]).matches()) {
                String name = wanted[i].substring(1, wanted[i].length() - 1);
                if (i >= given.length || given[i].isEmpty()) {
                    return Optional.empty();
                }
                if (name.endsWith("+")) {
                    parameters.put(name.substring(0, name.length() - 1), rest(given, i));
                    return Optional.of(parameters);
                }
                parameters.put(name, given[i]);
            } else if (i >= given.length || !wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return wanted.length == given.length ? Optional.of(parameters) : Optional.empty();
    }

    private static String rest(String[] segments, int from) {
        return String.join("/", Arrays.copyOfRange(segments, from, segments.length));
    }
}
