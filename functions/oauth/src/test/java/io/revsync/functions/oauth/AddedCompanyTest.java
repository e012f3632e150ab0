package io.revsync.functions.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.aws.SecretNames;
import io.revsync.sync.connection.ConnectedSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin connects a second company of the stack; the callback is the same address for all of them. */
class AddedCompanyTest {
    private static final String REALM = "9130350000000001";

    /** Not shared: a stack's companies are known to all of it. */
    private final Stage stage = new Stage();

    private final World world = new World(stage);

    @BeforeEach
    void addNorth() {
        world.add("north");
    }

    @AfterEach
    void close() {
        world.close();
        stage.close();
    }

    @Test
    void eachIsConnectedToItsOwn() {
        world.connectQuickBooks(REALM);
        world.choose("north");
        assertThat(world.connection("quickbooks").path("status").asText()).isEqualTo("none");

        assertThat(world.connectQuickBooks(World.OTHER_REALM).status()).isEqualTo(200);

        assertThat(world.connection("quickbooks").at("/account/id").asText()).isEqualTo(World.OTHER_REALM);
        assertThat(tokens("north")).contains(World.OTHER_REALM);
        world.choose("");
        assertThat(world.connection("quickbooks").at("/account/id").asText()).isEqualTo(REALM);
        assertThat(tokens(world.surroundings().company())).contains(REALM);
    }

    @Test
    void twoSignInsAtOnceInOneBrowserEachReachTheirOwn() {
        world.storeQuickBooksApp();
        String first = world.consent(world.begin("quickbooks"), "approve", "realmId=" + REALM);
        world.choose("north");
        world.storeQuickBooksApp();
        String second = world.consent(world.begin("quickbooks"), "approve", "realmId=" + World.OTHER_REALM);

        assertThat(world.comeBack(second).status()).isEqualTo(200);
        assertThat(world.comeBack(first).status()).isEqualTo(200);

        assertThat(world.connection("quickbooks").at("/account/id").asText()).isEqualTo(World.OTHER_REALM);
        world.choose("");
        assertThat(world.connection("quickbooks").at("/account/id").asText()).isEqualTo(REALM);
    }

    @Test
    void booksThatAnotherCompanyKeepsAreNotConnectedTwice() {
        world.connectQuickBooks(REALM);
        String kept = tokens(world.surroundings().company());
        world.choose("north");

        Answer refused = world.connectQuickBooks(REALM);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("are kept as", world.surroundings().company());
        assertThat(world.connection("quickbooks").path("status").asText()).isEqualTo("ready");
        assertThat(tokens(world.surroundings().company())).isEqualTo(kept);
        world.choose("");
        assertThat(world.post("/connections/quickbooks/check", null).status())
                .as("the first company's own token was not revoked with the refused one")
                .isEqualTo(200);

        world.post("/connections/quickbooks/disconnect", null);
        world.choose("north");
        assertThat(world.connectQuickBooks(REALM).status()).isEqualTo(200);
    }

    @Test
    void aStateIsGoodOnlyForTheCompanyItWasMadeFor() {
        world.storeQuickBooksApp();
        String query = world.consent(world.begin("quickbooks"), "approve", "realmId=" + REALM);

        Answer forged =
                world.comeBack(query.replace("state=" + world.surroundings().company() + ".", "state=north."));

        assertThat(forged.status()).isEqualTo(400);
        assertThat(world.systems().connections().to(ConnectedSystem.QUICKBOOKS).usable())
                .isFalse();
        assertThat(world.comeBack("state=nobody.x&code=1&realmId=1").status()).isEqualTo(400);
        assertThat(world.comeBack("state=..%2F&code=1&realmId=1").status()).isEqualTo(400);
    }

    private String tokens(String company) {
        String name = SecretNames.of(world.surroundings().of(company)).quickBooksTokens();
        return stage.clients
                .secrets()
                .getSecretValue(request -> request.secretId(name))
                .secretString();
    }
}
