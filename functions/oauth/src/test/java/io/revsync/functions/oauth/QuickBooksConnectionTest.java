package io.revsync.functions.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.ConnectionState;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin connects QuickBooks, and what may come in between. */
class QuickBooksConnectionTest {
    private static final String REALM = "9130350000000001";

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void fromNothingToGreen() {
        try (World world = new World(stage)) {
            assertThat(world.connection("quickbooks").path("status").asText()).isEqualTo("none");
            world.storeQuickBooksApp();
            JsonNode ready = world.connection("quickbooks");
            assertThat(ready.path("status").asText()).isEqualTo("ready");
            assertThat(ready.path("clientId").asText()).isEqualTo(world.quickBooks.clientId());
            assertThat(ready.path("callbackUrl").asText()).isEqualTo("https://sync.example.com/oauth/callback");

            Answer page = world.connectQuickBooks(REALM);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Connected to").contains("close this tab");
            JsonNode connection = world.connection("quickbooks");
            assertThat(connection.path("status").asText()).isIn("green", "amber");
            assertThat(connection.at("/account/id").asText()).isEqualTo(REALM);
            assertThat(connection.at("/account/name").asText()).isNotEmpty();
            assertThat(connection.path("connectedBy").asText()).isEqualTo(World.ADMIN);
            assertThat(connection.path("checkedAt").asText()).isEqualTo(World.NOON.toString());
            assertThat(connection.path("refreshTokenDaysLeft").asInt()).isEqualTo(100);
            assertThat(connection.path("environment").asText()).isEqualTo("sandbox");
        }
    }

    @Test
    void whatMaySurpriseInTheBooksIsSaidInWords() {
        try (World world = new World(
                stage, options -> options.customTxnNumbers(false).bookCloseDate(LocalDate.parse("2026-09-30")))) {
            world.connectQuickBooks(REALM);

            JsonNode connection = world.connection("quickbooks");
            assertThat(connection.path("status").asText()).isEqualTo("amber");
            assertThat(StreamSupport.stream(connection.path("warnings").spliterator(), false)
                            .map(warning -> warning.path("message").asText()))
                    .anySatisfy(message -> assertThat(message).contains("numbers invoices by itself"))
                    .anySatisfy(message -> assertThat(message).contains("closed up to 2026-09-30"));
            assertThat(world.systems()
                            .connections()
                            .to(ConnectedSystem.QUICKBOOKS)
                            .facts()
                            .orElseThrow()
                            .customTxnNumbers())
                    .isFalse();
        }
    }

    @Test
    void anotherCompanyMayTakeThePlaceOnlyByTheAdminsWord() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            Links.make(world, REALM);

            Answer page = world.connectQuickBooks(World.OTHER_REALM);

            assertThat(page.status()).isEqualTo(409);
            assertThat(page.body()).contains(World.OTHER_REALM).contains(REALM);
            JsonNode connection = world.connection("quickbooks");
            assertThat(connection.at("/account/id").asText()).isEqualTo(REALM);
            assertThat(connection.at("/pendingRealm/id").asText()).isEqualTo(World.OTHER_REALM);
            assertThat(connection.path("status").asText()).isIn("green", "amber");
            assertThat(world.post("/connections/quickbooks/check", null).status())
                    .isEqualTo(200);

            assertThat(world.post("/connections/quickbooks/realm", "{\"realmId\":\"77\"}")
                            .status())
                    .isEqualTo(422);
            assertThat(world.post("/connections/quickbooks/realm", "{\"realmId\":\"" + World.OTHER_REALM + "\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(world.connectQuickBooks(World.OTHER_REALM).status()).isEqualTo(200);

            connection = world.connection("quickbooks");
            assertThat(connection.at("/account/id").asText()).isEqualTo(World.OTHER_REALM);
            assertThat(connection.has("pendingRealm")).isFalse();
            assertThat(world.systems().hasLinks(REALM))
                    .as("nothing of the old company is lost")
                    .isTrue();
            assertThat(world.systems().hasLinks(World.OTHER_REALM)).isFalse();
        }
    }

    @Test
    void theRefusedCompanysTokensAreGivenBack() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            Links.make(world, REALM);
            world.connectQuickBooks(World.OTHER_REALM);

            assertThat(world.quickBooks.counts().byRoute()).containsEntry("POST /v2/oauth2/tokens/revoke", 1L);
            assertThat(world.quickBooks.isConnected(World.OTHER_REALM)).isFalse();
        }
    }

    @Test
    void aCompanyWithoutLinksIsReplacedWithoutAsking() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            assertThat(world.connectQuickBooks(World.OTHER_REALM).status()).isEqualTo(200);
        }
    }

    @Test
    void theCodeIsExchangedOnceEvenWhenIntuitDoesNotAnswer() {
        try (World world = new World(stage)) {
            world.storeQuickBooksApp();
            String query = world.consent(world.begin("quickbooks"), "approve", REALM);
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SERVER_ERROR_BEFORE)).on("POST", ".*bearer"));

            assertThat(world.comeBack(query).status()).isEqualTo(502);
            world.comeBack(query);

            assertThat(world.quickBooks.counts().byRoute()).containsEntry("POST /oauth2/v1/tokens/bearer", 1L);
            assertThat(world.connection("quickbooks").path("status").asText()).isEqualTo("ready");
        }
    }

    @Test
    void aCrashBetweenTheTokensAndTheirProofIsMendedByACheck() {
        try (World world = new World(stage)) {
            world.storeQuickBooksApp();
            String query = world.consent(world.begin("quickbooks"), "approve", REALM);
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SERVER_ERROR_BEFORE)).on("GET", ".*companyinfo.*"));
            world.comeBack(query);
            assertThat(world.systems()
                            .connections()
                            .to(ConnectedSystem.QUICKBOOKS)
                            .state())
                    .isEqualTo(ConnectionState.CONNECTING);
            world.clock.advance(Duration.ofMinutes(2));
            assertThat(world.connection("quickbooks").path("status").asText()).isEqualTo("red");
            world.quickBooks.faults().clear();

            JsonNode checked = world.post("/connections/quickbooks/check", null).json();

            assertThat(checked.path("status").asText()).isIn("green", "amber");
            assertThat(checked.at("/account/id").asText()).isEqualTo(REALM);
        }
    }

    @Test
    void aConnectionIntuitNoLongerTakesTurnsRedWithTheWayOut() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            world.quickBooks.disconnect(REALM);

            JsonNode checked = world.post("/connections/quickbooks/check", null).json();

            assertThat(checked.path("status").asText()).isEqualTo("red");
            assertThat(checked.path("reason").asText()).isNotEmpty();
            assertThat(checked.path("remedy").asText()).contains("again");
            assertThat(world.connectQuickBooks(REALM).status()).isEqualTo(200);
            assertThat(world.connection("quickbooks").path("status").asText()).isIn("green", "amber");
        }
    }

    @Test
    void whoDisconnectsIsForgottenHereAndAtIntuit() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);

            JsonNode view =
                    world.post("/connections/quickbooks/disconnect", null).json();

            assertThat(view.path("status").asText()).isEqualTo("ready");
            assertThat(world.quickBooks.isConnected(REALM)).isFalse();
            assertThat(Secrets.of(world, "quickbooks-tokens")).doesNotContain("RT1-");
            assertThat(world.post("/connections/quickbooks/check", null).status())
                    .isEqualTo(409);
        }
    }

    @Test
    void whenIntuitCannotBeToldNothingIsForgotten() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            world.quickBooks
                    .faults()
                    .add(FaultRule.of(Fault.of(FaultKind.SERVER_ERROR_BEFORE)).on("POST", ".*revoke"));

            assertThat(world.post("/connections/quickbooks/disconnect", null).status())
                    .isEqualTo(502);
            assertThat(world.connection("quickbooks").path("status").asText()).isIn("green", "amber");
        }
    }

    @Test
    void aConnectionThatIsNotUsedSaysWhenItEnds() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            world.clock.advance(Duration.ofDays(90));

            JsonNode connection = world.connection("quickbooks");

            assertThat(connection.path("refreshTokenDaysLeft").asInt()).isEqualTo(10);
            assertThat(connection.path("status").asText()).isEqualTo("amber");
            assertThat(connection.at("/warnings/0/message").asText()).contains("10 days");
        }
    }

    @Test
    void withoutTheAppsCredentialsNobodyIsSentOut() {
        try (World world = new World(stage)) {
            Answer answer = world.get("/oauth/quickbooks/start");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("title").asText()).contains("client id");
            assertThat(answer.cookies()).isEmpty();
        }
    }

    @Test
    void intuitIsAskedForTheRightThing() {
        try (World world = new World(stage)) {
            world.storeQuickBooksApp();
            URI page = world.begin("quickbooks");

            assertThat(page.toString())
                    .startsWith(world.quickBooks.authorizeUrl().toString());
            assertThat(page.getRawQuery())
                    .contains("response_type=code")
                    .contains("scope=com.intuit.quickbooks.accounting")
                    .contains("redirect_uri=https%3A%2F%2Fsync.example.com%2Foauth%2Fcallback")
                    .doesNotContain("code_challenge");
        }
    }

    @Test
    void credentialsThatCannotBeRightAreRefusedTogether() {
        try (World world = new World(stage)) {
            Answer answer = world.put("/connections/quickbooks", "{'clientId':'a b','clientSecret':''}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("errors")).hasSize(2);
            assertThat(world.put("/connections/quickbooks", "{'clientId':'a','clientSecret':'b','realm':'c'}")
                            .status())
                    .isEqualTo(422);
            assertThat(world.connection("quickbooks").path("status").asText()).isEqualTo("none");
        }
    }
}
