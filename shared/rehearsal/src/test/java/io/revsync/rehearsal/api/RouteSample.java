package io.revsync.rehearsal.api;

import io.revsync.sandbox.aws.SamRoute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A request that makes sense for a route.
 *
 * @param path with what stands for its parameters
 * @param body JSON; empty where the route takes none
 * @param headers what it needs besides token and content type
 */
record RouteSample(String key, String path, String body, Map<String, String> headers) {

    private static final Map<String, RouteSample> ALL = List.of(
                    get("GET /", "/"),
                    get("GET /console/{file+}", "/console/index.html"),
                    get("HEAD /console/{file+}", "/console/index.html"),
                    get("GET /oauth/callback", "/oauth/callback?code=AB1&state=unknown&realmId=1"),
                    get("GET /connections", "/connections"),
                    with("PUT /connections/quickbooks", "{\"clientId\":\"app\",\"clientSecret\":\"app-secret-value\"}"),
                    with("PUT /connections/psa", "{\"clientId\":\"psa\",\"clientSecret\":\"psa-secret-value\"}"),
                    with(
                            "PUT /connections/revio",
                            "{\"username\":\"sync@northwind\",\"password\":\"not-the-password\"}"),
                    get("GET /oauth/{system}/start", "/oauth/quickbooks/start"),
                    post("POST /connections/{system}/disconnect", "/connections/quickbooks/disconnect", ""),
                    post("POST /connections/{system}/check", "/connections/revio/check", ""),
                    with("POST /connections/quickbooks/realm", "{\"realmId\":\"9130350000000002\"}"),
                    get("GET /config", "/config"),
                    with("PUT /config", "{\"invoices\":{\"prefix\":\"R-\"}}").ifMatch("*"),
                    with("POST /config/check", "{\"invoices\":{\"prefix\":\"R-\"}}"),
                    get("GET /config/schema", "/config/schema"),
                    get("GET /config/cron", "/config/cron?expression=0%20*%20*%20*%20*"),
                    get("GET /config/history", "/config/history"),
                    get("GET /config/history/{version}", "/config/history/1"),
                    post("POST /config/history/{version}/restore", "/config/history/1/restore", "")
                            .ifMatch("*"),
                    get("GET /config/choices/{kind}", "/config/choices/items?search=tax"),
                    get("GET /companies", "/companies"),
                    with("POST /companies", "{\"name\":\"north\"}"),
                    get("GET /runs", "/runs"),
                    with("POST /runs", "{\"directions\":[\"invoices-to-quickbooks\"]}"),
                    get("GET /problems", "/problems?direction=invoices-to-quickbooks"),
                    post(
                            "POST /problems/{direction}/{record}/resolve",
                            "/problems/invoices-to-quickbooks/bill-1/resolve",
                            "{\"winner\":\"revio\"}"),
                    get("GET /review", "/review"),
                    post("POST /review", "/review", ""),
                    get("GET /review/suggestions", "/review/suggestions?type=customer&confidence=none&after=1"),
                    put(
                            "PUT /review/suggestions/{type}/{revioId}",
                            "/review/suggestions/customer/1",
                            "{\"decision\":\"mapped\",\"quickBooksId\":\"57\"}"),
                    post("POST /review/confirm-exact", "/review/confirm-exact", ""),
                    get("GET /review/search", "/review/search?type=customer&q=acme"),
                    post("POST /review/finish", "/review/finish", ""),
                    get("GET /links", "/links?type=customer&revioId=1"),
                    put("PUT /links/{type}/{revioId}", "/links/customer/1", "{\"quickBooksId\":\"57\"}"),
                    get("DELETE /links/{type}/{revioId}", "/links/customer/1"),
                    get("GET /links.csv", "/links.csv"),
                    post("POST /links.csv", "/links.csv", "").saying("text/csv"))
            .stream()
            .collect(Collectors.toMap(RouteSample::key, Function.identity()));

    /** The route's. @throws AssertionError if somebody added a route and no sample, for then nothing would test it */
    static RouteSample of(SamRoute route) {
        RouteSample sample = ALL.get(route.key());
        if (sample == null) {
            throw new AssertionError("The route " + route.key() + " has no sample here, so no contract test calls it.");
        }
        return sample;
    }

    /** Routes of samples, for the question whether each still exists. */
    static Iterable<String> keys() {
        return ALL.keySet();
    }

    boolean takesJson() {
        return !body.isEmpty();
    }

    String method() {
        return key.substring(0, key.indexOf(' '));
    }

    private static RouteSample get(String key, String path) {
        return new RouteSample(key, path, "", Map.of());
    }

    private static RouteSample post(String key, String path, String body) {
        return new RouteSample(key, path, body, Map.of());
    }

    private static RouteSample put(String key, String path, String body) {
        return new RouteSample(key, path, body, Map.of());
    }

    private static RouteSample with(String key, String body) {
        return new RouteSample(key, key.substring(key.indexOf(' ') + 1), body, Map.of());
    }

    private RouteSample ifMatch(String tag) {
        return with("If-Match", tag, headers);
    }

    private RouteSample saying(String contentType) {
        return with("Content-Type", contentType, headers);
    }

    private RouteSample with(String header, String value, Map<String, String> others) {
        Map<String, String> more = new HashMap<>(others);
        more.put(header, value);
        return new RouteSample(key, path, body, more);
    }
}
