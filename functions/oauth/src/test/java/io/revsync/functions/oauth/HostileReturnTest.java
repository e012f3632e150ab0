package io.revsync.functions.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.aws.SignIns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The callback is open to everybody; nobody gets anything from it but the browser that was sent out, once and in time. */
class HostileReturnTest {
    private static final String REALM = "9130350000000001";
    private static final String INJECTION = "<script>alert(1)</script>\r\nSet-Cookie: a=b\"'><img src=x>";

    private static Stage stage;
    private World world;

    @BeforeAll
    static void start() {
        stage = new Stage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void aCompanyWithItsApp() {
        world = new World(stage);
        world.storeQuickBooksApp();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private String consented() {
        return world.consent(world.begin("quickbooks"), "approve", REALM);
    }

    private void nothingHappened(Answer answer) {
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(world.quickBooks.counts().byRoute()).doesNotContainKey("POST /oauth2/v1/tokens/bearer");
        assertThat(world.connection("quickbooks").path("status").asText()).isEqualTo("ready");
    }

    @Test
    void aStateNobodyBeganIsRefused() {
        world.begin("quickbooks");
        nothingHappened(world.comeBack("code=AB1&realmId=" + REALM + "&state=" + "A".repeat(43)));
        nothingHappened(world.comeBack("code=AB1&realmId=" + REALM));
        nothingHappened(world.comeBack(""));
    }

    @Test
    void aCallbackIsGoodOnce() {
        String query = consented();
        assertThat(world.comeBack(query).status()).isEqualTo(200);

        Answer replayed = world.comeBack(query);

        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.body()).contains("finished already");
        assertThat(world.quickBooks.counts().byRoute()).containsEntry("POST /oauth2/v1/tokens/bearer", 1L);
        assertThat(world.quickBooks.isConnected(REALM)).isTrue();
    }

    @Test
    void anotherBrowserIsRefusedAndTheRightOneMayStillFinish() {
        String query = consented();

        nothingHappened(world.comeBack(query, List.of()));
        nothingHappened(
                world.comeBack(query, List.of("__Host-sign-in-" + state(query).substring(0, 16) + "=forged")));

        assertThat(world.comeBack(query).status()).isEqualTo(200);
    }

    @Test
    void aCookieWithoutTheHostPrefixIsNotTaken() {
        String start = world.get("/oauth/quickbooks/start").cookies().get(0);
        String tossed = start.split(";")[0].replace("__Host-", "");
        String state = world.consent(world.begin("quickbooks"), "approve", REALM);
        nothingHappened(world.comeBack(state, List.of(tossed)));
    }

    @Test
    void theCookieIsForThisSignInAndForNoScript() {
        String cookie = world.get("/oauth/quickbooks/start").cookies().get(0);
        assertThat(cookie)
                .startsWith("__Host-sign-in-")
                .contains("; Path=/;")
                .contains("HttpOnly")
                .contains("Secure")
                .contains("SameSite=Lax")
                .contains("Max-Age=600")
                .doesNotContain("Domain");
    }

    @Test
    void afterTenMinutesItIsTooLate() {
        String query = consented();
        world.clock.advance(SignIns.GOOD_FOR);

        Answer answer = world.comeBack(query);

        nothingHappened(answer);
        assertThat(answer.body()).contains("ten minutes");
    }

    @Test
    void aMinuteBeforeThatItIsNot() {
        String query = world.begin("quickbooks").getRawQuery();
        world.clock.advance(SignIns.GOOD_FOR.minus(Duration.ofMinutes(1)));
        String state = query.replaceAll(".*state=([^&]+).*", "$1");
        assertThat(world.comeBack("error=access_denied&state=" + state).body()).contains("consent was refused");
    }

    @Test
    void whoRefusesConsentIsToldThatNothingWasConnected() {
        Answer answer = world.comeBack(world.consent(world.begin("quickbooks"), "deny", ""));

        nothingHappened(answer);
        assertThat(answer.body()).contains("The consent was refused, so nothing was connected.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "error_description", "realmId", "state", "code", "scope"})
    void nothingTheProviderSendsIsRepeated(String parameter) {
        String query = consented() + "&" + parameter + "="
                + URLEncoder.encode(INJECTION, StandardCharsets.UTF_8)
                + (parameter.equals("error_description") ? "&error=other" : "");

        Answer answer = world.comeBack(query);

        assertThat(answer.body())
                .doesNotContain("alert(1)")
                .doesNotContain("<img")
                .doesNotContain("Set-Cookie: a=b");
        assertThat(answer.response().getHeaders().toString() + answer.cookies()).doesNotContain("a=b");
        assertThat(answer.body()).doesNotContain(state(query));
    }

    @Test
    void withoutACompanyOrACodeNothingIsExchanged() {
        nothingHappened(world.comeBack(consented().replaceAll("&?realmId=\\d+", "")));
        nothingHappened(world.comeBack(consented().replaceAll("code=[^&]+&?", "")));
        nothingHappened(world.comeBack(consented().replaceAll("realmId=\\d+", "realmId=../../v3")));
    }

    @Test
    void thePageRunsNothingAndLoadsNothing() {
        Answer answer = world.comeBack(consented());

        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body())
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("href=");
        assertThat(answer.cookies()).hasSize(1).first().asString().contains("Max-Age=0");
    }

    @Test
    void aSignInOfOneSystemDoesNotEndInTheOther() {
        String query = consented();
        world.connectPsa();
        assertThat(world.comeBack(query).status()).isEqualTo(200);
        assertThat(world.connection("psa").path("status").asText()).isEqualTo("green");
    }

    @Test
    void whatIsStoredOfASignInIsNoUseToWhoReadsIt() {
        String query = consented();
        String cookie = world.get("/oauth/quickbooks/start")
                .cookies()
                .get(0)
                .split(";")[0]
                .split("=")[1];

        String stored = world.stage
                .clients
                .dynamoDb()
                .scan(request -> request.tableName(world.environment.get("SETTINGS_TABLE")))
                .items()
                .toString();

        assertThat(stored).contains("sign-in").doesNotContain(state(query)).doesNotContain(cookie);
    }

    @Test
    void whoIsNotSignedInBeginsNothing() {
        var event = World.sample("connections-start.json");
        event.withObject("/requestContext").remove("authorizer");
        var answer = new Connections(world.surroundings())
                .handleRequest(World.event(event), new TestContext(Duration.ofSeconds(29)));
        assertThat(answer.getStatusCode()).isEqualTo(401);
    }

    @Test
    void thereIsNoSignInToRevioOrAnythingElse() {
        assertThat(world.get("/oauth/revio/start").status()).isEqualTo(404);
        assertThat(world.get("/oauth/nonsense/start").status()).isEqualTo(404);
        assertThat(Map.of(
                        "status",
                        world.post("/connections/nonsense/check", null).status()))
                .containsEntry("status", 404);
    }

    private static String state(String query) {
        return query.replaceAll(".*state=([^&]+).*", "$1");
    }
}
