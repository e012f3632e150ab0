package io.revsync.rehearsal.api;

import io.revsync.rehearsal.gateway.RawHttp;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an admin's browser does with a provider's consent page: opens it, presses a button, follows where it leads.
 *
 * @param authorizeUrl of the provider's page
 * @param cookies of the API, as the browser sends them back
 */
record Consent(URI authorizeUrl, String cookies) {
    private static final byte[] NOTHING = new byte[0];

    /** Asks the API where to go. */
    static Consent begin(ApiWorld world, String system) {
        RawHttp.Answer answer =
                world.call("GET", "/oauth/" + system + "/start", Map.of("Accept", "application/json"), "");
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return new Consent(
                URI.create(ApiWorld.json(answer).path("authorizeUrl").asText()),
                String.join("; ", cookies(answer).values()));
    }

    /** Presses the page's button of this name; the path and query on our side to which that leads. */
    String press(String button) {
        RawHttp provider = new RawHttp(authorizeUrl);
        RawHttp.Answer page = provider.send(
                "GET " + authorizeUrl.getRawPath() + "?" + authorizeUrl.getRawQuery() + " HTTP/1.1", Map.of(), NOTHING);
        Matcher link =
                Pattern.compile("id=\"" + button + "\"[^>]*href=\"([^\"]*)\"").matcher(page.text());
        if (!link.find()) {
            throw new AssertionError("There is no button " + button + " on " + page.text());
        }
        RawHttp.Answer redirect =
                provider.send("GET " + link.group(1).replace("&amp;", "&") + " HTTP/1.1", Map.of(), NOTHING);
        URI back = URI.create(location(redirect));
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    /** Comes back to the API as the browser does. */
    RawHttp.Answer arrive(ApiWorld world, String path) {
        return world.callAsItIs("GET", path, cookies.isEmpty() ? Map.of() : Map.of("Cookie", cookies), NOTHING);
    }

    /** A parameter of an address. */
    static String parameter(String address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
    }

    private static String location(RawHttp.Answer answer) {
        return answer.headers().stream()
                .filter(line -> line.startsWith("Location: "))
                .map(line -> line.substring("Location: ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No redirect: " + answer.text()));
    }

    private static Map<String, String> cookies(RawHttp.Answer answer) {
        Map<String, String> cookies = new HashMap<>();
        for (String line : answer.headers()) {
            if (line.startsWith("Set-cookie: ")) {
                String pair = List.of(line.substring("Set-cookie: ".length()).split(";"))
                        .get(0);
                cookies.put(pair.split("=")[0], pair);
            }
        }
        return cookies;
    }
}
