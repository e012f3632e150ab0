package io.revsync.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.http.Deadline;
import io.revsync.http.Pause;
import io.revsync.http.ReconnectException;
import io.revsync.http.UnavailableException;
import io.revsync.quickbooks.OAuthClient;
import io.revsync.quickbooks.OAuthTokens;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.ConnectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Credentials, and the tokens that renew themselves. */
interface SecretsContract extends OnAws {

    @Test
    default void beforeAnythingIsStoredTheWayOutIsNamed() {
        Company company = withSecrets();
        CompanySecrets secrets = new CompanySecrets(company.aws.secrets(), company.secretNames);
        assertThatThrownBy(secrets::revioCredentials)
                .isInstanceOf(ReconnectException.class)
                .hasMessageContaining("user name and password are not stored yet");
        try (IntuitStub intuit = new IntuitStub()) {
            assertThatThrownBy(() -> tokens(company, intuit).current(soon(company)))
                    .isInstanceOf(ReconnectException.class)
                    .hasMessageContaining("QuickBooks is not connected yet");
        }
    }

    @Test
    default void storedCredentialsAreReadAndNeverQuoted() {
        Company company = withSecrets();
        CompanySecrets secrets = new CompanySecrets(company.aws.secrets(), company.secretNames);
        put(company, company.secretNames.revioCredentials(), "{\"username\":\"api@acme\",\"password\":\"hush-hush\"}");
        assertThat(secrets.revioCredentials().clientCode()).isEqualTo("acme");
        put(company, company.secretNames.revioCredentials(), "hush-hush");
        assertThatThrownBy(secrets::revioCredentials)
                .hasMessageContaining("is not JSON")
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
    }

    @Test
    default void aGoodTokenIsUsedUntilFiveMinutesBeforeItsEnd() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            ConnectionTokens tokens = connected(company, intuit);
            assertThat(tokens.current(soon(company))).isEqualTo("access-0");
            company.clock.advance(Duration.ofMinutes(54));
            assertThat(tokens.current(soon(company))).isEqualTo("access-0");
            company.clock.advance(Duration.ofMinutes(2));
            assertThat(tokens.current(soon(company))).isEqualTo("access-1");
            assertThat(tokens(company, intuit).current(soon(company)))
                    .as("as another Lambda reads it")
                    .isEqualTo("access-1");
            assertThat(intuit.calls).hasValue(1);
        }
    }

    @Test
    default void aRejectedTokenIsRenewedOnceHoweverManyWereRejected() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            ConnectionTokens tokens = connected(company, intuit);
            ConnectionTokens elsewhere = tokens(company, intuit);
            assertThat(tokens.afterRejected("access-0", soon(company))).isEqualTo("access-1");
            assertThat(elsewhere.afterRejected("access-0", soon(company))).isEqualTo("access-1");
            assertThat(intuit.calls).hasValue(1);
        }
    }

    @Test
    default void ofManyLambdasOneRefreshesAndAllGoOn() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            connected(company, intuit);
            company.clock.advance(Duration.ofHours(2));
            // These really wait: the clock stands still while one refreshes.
            List<CompletableFuture<String>> asked = IntStream.range(0, 50)
                    .mapToObj(i -> tokens(company, intuit, length -> Thread.yield()))
                    .map(tokens -> CompletableFuture.supplyAsync(() -> tokens.current(soon(company))))
                    .toList();
            assertThat(asked.stream().map(CompletableFuture::join)).containsOnly("access-1");
            assertThat(intuit.calls).hasValue(1);
        }
    }

    @Test
    default void theNewPairIsStoredBeforeItIsUsed() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            connected(company, intuit);
            company.clock.advance(Duration.ofHours(2));
            String used = tokens(company, intuit).current(soon(company));
            assertThat(company.aws
                            .secrets()
                            .getSecretValue(r -> r.secretId(company.secretNames.quickBooksTokens()))
                            .secretString())
                    .contains(used)
                    .contains("refresh-1")
                    .contains("realm-1");
        }
    }

    @Test
    default void aLostAnswerOfIntuitIsAskedForAgain() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            ConnectionTokens tokens = connected(company, intuit);
            company.clock.advance(Duration.ofHours(2));
            intuit.outages.set(2);
            assertThat(tokens.current(soon(company))).isEqualTo("access-3");
            company.clock.advance(Duration.ofHours(2));
            intuit.outages.set(3);
            assertThatThrownBy(() -> tokens.current(soon(company))).isInstanceOf(UnavailableException.class);
            assertThat(tokens.current(soon(company))).as("the lease was freed").isEqualTo("access-7");
        }
    }

    @Test
    default void aDeadConnectionAsksForAnAdminAndKeepsItsTokens() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            ConnectionTokens tokens = connected(company, intuit);
            intuit.disconnect();
            company.clock.advance(Duration.ofHours(2));
            assertThatThrownBy(() -> tokens.current(soon(company)))
                    .isInstanceOf(ReconnectException.class)
                    .hasMessageContaining("connects again");
            assertThat(intuit.calls).hasValue(1);
            assertThat(new DynamoDbConnections(company.tables).to(ConnectedSystem.QUICKBOOKS))
                    .satisfies(connection -> {
                        assertThat(connection.state()).isEqualTo(ConnectionState.LOST);
                        assertThat(connection.trouble().orElseThrow().remedy()).isEqualTo("Connect QuickBooks again.");
                    });
        }
    }

    @Test
    default void aRefreshTokenThatSomebodyElseHasReplacedIsReadAgainBeforeTheConnectionIsGivenUp() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            ConnectionTokens tokens = connected(company, intuit);
            company.clock.advance(Duration.ofHours(2));
            intuit.beforeNextAnswer(() -> {
                // An admin connects anew, through another program that knows nothing of our lease.
                intuit.reissue("refresh-new");
                put(
                        company,
                        company.secretNames.quickBooksTokens(),
                        "{\"realmId\":\"realm-1\",\"refreshToken\":\"refresh-new\"}");
            });
            assertThat(tokens.current(soon(company))).isEqualTo("access-2");
            assertThat(new DynamoDbConnections(company.tables)
                            .to(ConnectedSystem.QUICKBOOKS)
                            .usable())
                    .isTrue();
        }
    }

    @Test
    default void aCrashBetweenIntuitsAnswerAndOurWriteLeavesTheNextOneToTryAndToSayWhatIsLost() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            connected(company, intuit);
            company.clock.advance(Duration.ofHours(2));
            new LeaseItems(company.tables)
                    .acquire(
                            "quickbooks-tokens",
                            "a Lambda that died",
                            company.clock.instant().plus(Duration.ofMinutes(3)));
            intuit.keepRefreshToken();
            intuit.refreshedByOneThatDied();
            assertThat(tokens(company, intuit).current(soon(company)))
                    .as("within a day Intuit gives the same refresh token again, so nothing was lost")
                    .isEqualTo("access-2");
        }
    }

    @Test
    default void anotherCompanysTokensAreNotUsed() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            ConnectionTokens tokens = connected(company, intuit);
            put(
                    company,
                    company.secretNames.quickBooksTokens(),
                    "{\"account\":\"realm-2\",\"refreshToken\":\"refresh-0\"}");
            company.clock.advance(Duration.ofHours(2));
            assertThatThrownBy(() -> tokens.current(soon(company))).isInstanceOf(ReconnectException.class);
            assertThat(intuit.calls).hasValue(0);
        }
    }

    @Test
    default void whatIsForgottenTwiceIsGoneBothTimes() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            for (int time = 0; time < 2; time++) {
                ConnectionTokens tokens = connected(company, intuit);
                assertThat(tokens.refreshToken()).contains("refresh-0");
                tokens.forget(soon(company));
                assertThat(tokens(company, intuit).refreshToken()).isEmpty();
            }
        }
    }

    @Test
    default void whoeverWaitsForTheRefreshGivesUpAtItsDeadline() {
        Company company = withSecrets();
        try (IntuitStub intuit = new IntuitStub()) {
            ConnectionTokens tokens = connected(company, intuit);
            company.clock.advance(Duration.ofHours(2));
            new LeaseItems(company.tables)
                    .acquire(
                            "quickbooks-tokens",
                            "another",
                            company.clock.instant().plus(Duration.ofMinutes(3)));
            assertThatThrownBy(() -> tokens.current(Deadline.in(Duration.ofSeconds(5), company.clock)))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("no time left to wait");
            assertThat(tokens.current(Deadline.in(Duration.ofMinutes(10), company.clock)))
                    .as("a refresher that died holds up the others no longer than its lease")
                    .isEqualTo("access-1");
        }
    }

    private Company withSecrets() {
        Company company = company();
        List.of(
                        company.secretNames.quickBooksApp(),
                        company.secretNames.quickBooksTokens(),
                        company.secretNames.revioCredentials())
                .forEach(name -> company.aws.secrets().createSecret(r -> r.name(name)));
        return company;
    }

    private static ConnectionTokens connected(Company company, IntuitStub intuit) {
        put(company, company.secretNames.quickBooksApp(), "{\"clientId\":\"id\",\"clientSecret\":\"secret\"}");
        ConnectionTokens tokens = tokens(company, intuit);
        Instant now = company.clock.instant();
        tokens.connect(
                StoredTokens.of(
                        "realm-1",
                        new OAuthTokens(
                                "access-0",
                                "refresh-0",
                                now.plus(Duration.ofHours(1)),
                                now.plus(Duration.ofDays(100)),
                                Optional.empty())),
                soon(company));
        new DynamoDbConnections(company.tables)
                .change(
                        ConnectedSystem.QUICKBOOKS,
                        none -> none.proved(new Account("realm-1", "Summit"), now, List.of()));
        return tokens;
    }

    private static ConnectionTokens tokens(Company company, IntuitStub intuit) {
        return tokens(company, intuit, company.pause);
    }

    private static ConnectionTokens tokens(Company company, IntuitStub intuit, Pause pause) {
        CompanySecrets secrets = new CompanySecrets(company.aws.secrets(), company.secretNames);
        return new ConnectionTokens(
                ConnectedSystem.QUICKBOOKS,
                "realm-1",
                secrets,
                company.tables,
                () -> {
                    OAuthClient app = secrets.intuitApp(intuit.endpoints(), company.clock);
                    return (old, deadline) -> StoredTokens.of("realm-1", app.refresh(old.refreshToken(), deadline));
                },
                pause);
    }

    private static void put(Company company, String name, String value) {
        company.aws.secrets().putSecretValue(r -> r.secretId(name).secretString(value));
    }

    private static Deadline soon(Company company) {
        return Deadline.in(Duration.ofMinutes(10), company.clock);
    }
}
