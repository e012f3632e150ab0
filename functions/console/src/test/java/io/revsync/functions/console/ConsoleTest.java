package io.revsync.functions.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.revsync.http.Pause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '(\\.[^']+)'");
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    private static final Map<String, String> REHEARSAL = Map.of(
            "OIDC_ISSUER", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x",
            "REHEARSAL_HINTS", "{\"username\":\"sync@ACME\"}");

    private final Console console = console(REHEARSAL);

    @Test
    void theShortAddressLeadsToThePageAndKeepsItsToken() {
        assertThat(get("/").getHeaders()).containsEntry("Location", "/console/");
        APIGatewayV2HTTPResponse withToken = call(console, "GET", "/", "token=a%2Bb", Map.of());
        assertThat(withToken.getStatusCode()).isEqualTo(302);
        assertThat(withToken.getHeaders()).containsEntry("Location", "/console/?token=a%2Bb");
    }

    @Test
    void thePageIsServedWithTheRulesThatGuardIt() {
        APIGatewayV2HTTPResponse page = get("/console/");
        assertThat(page.getStatusCode()).isEqualTo(200);
        assertThat(page.getBody()).startsWith("<!doctype html>");
        assertThat(page.getHeaders())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsKey("Strict-Transport-Security");
        assertThat(policy(page))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void everyFileThePageLoadsIsThere() {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of("/console/"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (seen.add(path)) {
                APIGatewayV2HTTPResponse file = get(path);
                assertThat(file.getStatusCode()).as(path).isEqualTo(200);
                Matcher links = (path.endsWith(".js") ? IMPORT : LOADED).matcher(file.getBody());
                while (links.find()) {
                    open.push(URI.create(path).resolve(links.group(1)).getPath());
                }
            }
        }
        assertThat(seen).contains("/console/main.js").anyMatch(path -> path.contains("webjars/lit-html/"));
    }

    @Test
    void ourFilesAreAskedForAgainAndLibrariesAreKept() {
        APIGatewayV2HTTPResponse own = get("/console/main.js");
        assertThat(own.getHeaders()).containsEntry("Cache-Control", "no-cache").containsKey("ETag");
        APIGatewayV2HTTPResponse library = get(libraryPath());
        assertThat(library.getHeaders().get("Cache-Control")).contains("immutable", "max-age=31536000");

        String tag = own.getHeaders().get("ETag");
        APIGatewayV2HTTPResponse again =
                call(console, "GET", "/console/main.js", "", Map.of("If-None-Match", "\"x\", " + tag));
        assertThat(again.getStatusCode()).isEqualTo(304);
        assertThat(again.getBody()).isEmpty();
        assertThat(call(console, "GET", "/console/main.js", "", Map.of("If-None-Match", "\"x\""))
                        .getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void whoTakesGzipGetsIt() throws IOException {
        APIGatewayV2HTTPResponse zipped =
                call(console, "GET", "/console/main.js", "", Map.of("Accept-Encoding", "br, gzip;q=0.8"));
        assertThat(zipped.getHeaders())
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Vary", "Accept-Encoding");
        assertThat(zipped.getIsBase64Encoded()).isTrue();
        byte[] body = Base64.getDecoder().decode(zipped.getBody());
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(get("/console/main.js").getBody());
        }
        assertThat(call(console, "GET", "/console/main.js", "", Map.of("Accept-Encoding", "gzip;q=0, *"))
                        .getHeaders())
                .doesNotContainKey("Content-Encoding");
    }

    @Test
    void headersAloneCanBeAskedFor() {
        APIGatewayV2HTTPResponse head = call(console, "HEAD", "/console/main.js", "", Map.of());
        assertThat(head.getStatusCode()).isEqualTo(200);
        assertThat(head.getBody()).isEmpty();
        assertThat(head.getHeaders())
                .containsEntry("ETag", get("/console/main.js").getHeaders().get("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/nothing.js",
                "/console/../log4j2.xml",
                "/console/..%2flog4j2.xml",
                "/console/%2e%2e/main.js",
                "/console/./main.js",
                "/console/css//base.css",
                "/console/css",
                "/console/css/",
                "/console/webjars/../../MANIFEST.MF",
                "/console/webjars/lit-html/../../../maven/x.js",
                "/console/io/revsync/functions/console/Console.class",
                "/console/main.js\0.html",
                "/console/webjars/lit-html/package.json"
            })
    void nothingElseIsServed(String path) {
        APIGatewayV2HTTPResponse answer = get(path);
        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(answer.getBody()).contains("nothing at this address").doesNotContain("log4j");
        assertThat(policy(answer)).contains("default-src 'none'");
    }

    @Test
    void thePageLearnsWhereToSignInAndMayReachNobodyElse() {
        Console cognito = console(Map.of(
                "OIDC_ISSUER", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x",
                "OIDC_CLIENT_ID", "abc",
                "OIDC_ORIGINS", "https://revsync.auth.us-east-1.amazoncognito.com/"));
        APIGatewayV2HTTPResponse session = call(cognito, "GET", "/console/session.json", "", Map.of());
        assertThat(session.getBody())
                .isEqualTo(
                        "{\"signIn\":{\"kind\":\"oidc\",\"issuer\":\"https://cognito-idp.us-east-1.amazonaws.com/us-east-1_x\","
                                + "\"clientId\":\"abc\",\"scope\":\"openid email profile\"}}");
        assertThat(session.getHeaders()).containsEntry("Cache-Control", "no-store");
        assertThat(policy(call(cognito, "GET", "/console/", "", Map.of())))
                .contains("connect-src 'self' https://cognito-idp.us-east-1.amazonaws.com"
                        + " https://revsync.auth.us-east-1.amazoncognito.com;");
    }

    @Test
    void inARehearsalThePageIsToldWhatToTypeIn() {
        assertThat(get("/console/session.json").getBody())
                .isEqualTo("{\"signIn\":{\"kind\":\"token\"},\"rehearsal\":{\"username\":\"sync@ACME\"}}");
        assertThatThrownBy(() -> console(Map.of("REHEARSAL_HINTS", "nonsense")))
                .hasMessageContaining("REHEARSAL_HINTS");
    }

    private String libraryPath() {
        Matcher matcher = IMPORT.matcher(get("/console/vendor.js").getBody());
        assertThat(matcher.find()).isTrue();
        return "/console/" + matcher.group(1).substring(2);
    }

    private APIGatewayV2HTTPResponse get(String path) {
        return call(console, "GET", path, "", Map.of());
    }

    private static String policy(APIGatewayV2HTTPResponse answer) {
        return answer.getHeaders().get("Content-Security-Policy");
    }

    private static Console console(Map<String, String> environment) {
        return new Console(environment, Clock.systemUTC(), Pause.real());
    }

    private static APIGatewayV2HTTPResponse call(
            Console console, String method, String path, String query, Map<String, String> headers) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRawPath(path)
                .withRawQueryString(query)
                .withHeaders(headers)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withStage("$default")
                        .withRequestId("request-1")
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(path)
                                .build())
                        .build())
                .build();
        return console.handleRequest(event, new FiveSeconds());
    }
}
