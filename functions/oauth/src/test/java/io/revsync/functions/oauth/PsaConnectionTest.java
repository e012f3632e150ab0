package io.revsync.functions.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin connects Rev.io PSA: with PKCE, against addresses that are settings. */
class PsaConnectionTest {
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
            JsonNode before = world.connection("psa");
            assertThat(before.path("status").asText()).isEqualTo("none");
            assertThat(before.path("uniqueIdentifier").asText()).isEqualTo("marketplace-qbo-NORTHWIND");
            assertThat(before.path("clientCode").asText()).isEqualTo("NORTHWIND");

            Answer page = world.connectPsa();

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("client code NORTHWIND");
            JsonNode connection = world.connection("psa");
            assertThat(connection.path("status").asText()).isEqualTo("green");
            assertThat(connection.path("connectedBy").asText()).isEqualTo(World.ADMIN);
            assertThat(world.revio.counts().byRoute()).containsEntry("GET /psa/billing/api/v1/customers", 1L);
        }
    }

    @Test
    void theVerifierIsShownOnlyWhenTheCodeIsExchanged() {
        try (World world = new World(stage)) {
            world.connectPsa();
            URI page = world.begin("psa");
            assertThat(page.getRawQuery())
                    .contains("code_challenge_method=S256")
                    .doesNotContain("verifier");
        }
    }

    @Test
    void anExpiredAccessTokenIsRenewedByACheck() {
        try (World world = new World(stage)) {
            world.connectPsa();
            world.clock.advance(Duration.ofHours(30));

            assertThat(world.post("/connections/psa/check", null)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("green");
            assertThat(world.post("/connections/psa/check", null)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("green");
        }
    }

    @Test
    void aDeniedConsentConnectsNothing() {
        try (World world = new World(stage)) {
            world.put("/connections/psa", "{'clientId':'psa-rehearsal-client','clientSecret':'psa-rehearsal-secret'}");

            Answer page = world.comeBack(world.consent(world.begin("psa"), "deny", ""));

            assertThat(page.body()).contains("consent was refused");
            assertThat(world.connection("psa").path("status").asText()).isEqualTo("ready");
        }
    }

    @Test
    void aWrongClientSecretIsSaidInWords() {
        try (World world = new World(stage)) {
            world.put("/connections/psa", "{'clientId':'psa-rehearsal-client','clientSecret':'wrong'}");

            Answer page = world.comeBack(world.consent(world.begin("psa"), "approve", ""));

            assertThat(page.status()).isEqualTo(502);
            assertThat(page.body()).contains("client id or secret is wrong");
            assertThat(world.connection("psa").path("status").asText()).isEqualTo("ready");
        }
    }

    @Test
    void withoutAddressesTheWayOutIsNamed() {
        try (World world = new World(stage)) {
            world.environment.remove("PSA_TOKEN_URL");
            world.put("/connections/psa", "{'clientId':'psa-rehearsal-client'}");
            Answer answer = world.get("/oauth/psa/start");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("remedy").asText()).contains("settings");
        }
    }

    @Test
    void whoDisconnectsIsForgotten() {
        try (World world = new World(stage)) {
            world.connectPsa();

            assertThat(world.post("/connections/psa/disconnect", null)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("ready");
            assertThat(Secrets.of(world, "psa-tokens")).doesNotContain("R-");
            assertThat(world.revio.counts().byRoute()).containsEntry("POST /psa/oauth/revoke", 1L);
            assertThat(world.post("/connections/psa/check", null).status()).isEqualTo(409);
        }
    }
}
