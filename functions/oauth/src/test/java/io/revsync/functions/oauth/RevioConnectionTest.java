package io.revsync.functions.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sandbox.faults.Fault;
import io.revsync.sandbox.faults.FaultKind;
import io.revsync.sandbox.faults.FaultRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rev.io's credentials are looked at, tried, and only then stored. */
class RevioConnectionTest {
    private static final String GOOD = "{'username':'sync@northwind','password':'rehearsal'}";

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
    void credentialsThatRevioTakesAreStored() {
        try (World world = new World(stage)) {
            Answer answer = world.put("/connections/revio", GOOD);

            assertThat(answer.status()).isEqualTo(200);
            JsonNode connection = world.connection("revio");
            assertThat(connection.path("status").asText()).isEqualTo("green");
            assertThat(connection.path("username").asText()).isEqualTo("sync@northwind");
            assertThat(connection.path("clientCode").asText()).isEqualTo("northwind");
            assertThat(connection.path("baseUrl").asText())
                    .isEqualTo(world.revio.baseUrl().toString());
            assertThat(connection.path("subscriptionKeyStored").asBoolean()).isFalse();
            assertThat(connection.path("connectedBy").asText()).isEqualTo(World.ADMIN);
            assertThat(answer.body()).doesNotContain("rehearsal");
            assertThat(Secrets.of(world, "revio-credentials")).contains("rehearsal");
        }
    }

    @Test
    void aWrongPasswordIsNotStoredAndTheRightOneStays() {
        try (World world = new World(stage)) {
            world.put("/connections/revio", GOOD);

            Answer answer = world.put("/connections/revio", "{'username':'sync@northwind','password':'guess'}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/password");
            assertThat(answer.body()).doesNotContain("guess");
            assertThat(world.connection("revio").path("status").asText()).isEqualTo("green");
            assertThat(world.post("/connections/revio/check", null)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("green");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sync, the client code is missing",
        "ann@example.com@northwind, more than one @",
        "ann@example.com, e-mail address",
        "@northwind, before or after",
        "sync@acme, that of Rev.io PSA is NORTHWIND"
    })
    void aUserNameThatCannotBeRightIsRefusedBeforeRevioIsAsked(String username, String why) {
        try (World world = new World(stage)) {
            Answer answer = world.put("/connections/revio", "{'username':'" + username + "','password':'rehearsal'}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/username");
            assertThat(answer.json().at("/errors/0/problem").asText()).contains(why);
            assertThat(world.revio.counts().total()).isZero();
        }
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        try (World world = new World(stage)) {
            Answer answer = world.put("/connections/revio", "{'username':'sync','password':' ','baseUrl':'ftp://x'}");

            assertThat(answer.json().path("errors")).hasSize(3);
        }
    }

    @Test
    void outsideTheRehearsalThePasswordTravelsByHttpsOnly() {
        try (World world = new World(stage)) {
            world.environment.remove("ALLOW_HTTP");

            Answer answer = world.put(
                    "/connections/revio",
                    "{'username':'sync@northwind','password':'rehearsal','baseUrl':'http://restapi.rev.io/v1'}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/baseUrl");
        }
    }

    @Test
    void anotherBaseUrlGoesIntoTheSettings() {
        try (World world = new World(stage)) {
            world.environment.put("REVIO_BASE_URL", "https://restapi.example.com/v1");
            String url = world.revio.baseUrl().toString();

            Answer answer = world.put(
                    "/connections/revio",
                    "{'username':'sync@northwind','password':'rehearsal','baseUrl':'" + url + "'}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(world.systems()
                            .settings()
                            .load()
                            .orElseThrow()
                            .settings()
                            .revio()
                            .baseUrl())
                    .isEqualTo(world.revio.baseUrl());
            assertThat(world.systems()
                            .settings()
                            .load()
                            .orElseThrow()
                            .settings()
                            .psa()
                            .clientCode())
                    .as("what the installation had set stays")
                    .isEqualTo("NORTHWIND");
        }
    }

    @Test
    void aRevioThatIsDownIsNoReasonToRefuseThePassword() {
        try (World world = new World(stage)) {
            world.put("/connections/revio", GOOD);
            world.revio.faults().add(FaultRule.of(Fault.of(FaultKind.SERVER_ERROR_BEFORE)));

            assertThat(world.put("/connections/revio", GOOD).status()).isEqualTo(502);
            assertThat(world.post("/connections/revio/check", null).status()).isEqualTo(502);
            assertThat(world.connection("revio").path("status").asText()).isEqualTo("green");
        }
    }

    @Test
    void whoDisconnectsLeavesNoPasswordBehind() {
        try (World world = new World(stage)) {
            world.put("/connections/revio", GOOD);

            assertThat(world.post("/connections/revio/disconnect", null)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("none");
            assertThat(Secrets.of(world, "revio-credentials")).doesNotContain("rehearsal");
            assertThat(world.post("/connections/revio/check", null).status()).isEqualTo(409);
        }
    }
}
