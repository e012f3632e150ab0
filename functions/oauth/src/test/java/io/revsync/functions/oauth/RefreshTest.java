package io.revsync.functions.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Deadline;
import io.revsync.sandbox.aws.AwsCall;
import io.revsync.sandbox.aws.AwsFault;
import io.revsync.sandbox.aws.AwsFaults;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.connection.ConnectionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens are renewed by one, stored before they are used, and a connection is given up only when Intuit has said so. */
class RefreshTest {
    private static final String REALM = "9130350000000001";
    private static final String REFRESH = "POST /oauth2/v1/tokens/bearer";

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @AfterEach
    void fairWeather() {
        stage.aws.clearFaults();
    }

    @Test
    void fiftyLambdasAtOnceMakeOneRefresh() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            world.clock.advance(Duration.ofHours(25));
            world.quickBooks.counts().reset();
            AtomicInteger writes = countingSecretWrites();
            ExecutorService lambdas = Executors.newFixedThreadPool(50);
            try {
                List<CompletableFuture<String>> names = IntStream.range(0, 50)
                        .mapToObj(lambda -> CompletableFuture.supplyAsync(() -> companyName(world), lambdas))
                        .toList();

                assertThat(names.stream().map(CompletableFuture::join))
                        .hasSize(50)
                        .doesNotContainNull();
            } finally {
                lambdas.shutdown();
            }
            assertThat(world.quickBooks.counts().byRoute()).containsEntry(REFRESH, 1L);
            assertThat(writes).hasValue(1);
            assertThat(companyName(world)).isNotEmpty();
        }
    }

    @Test
    void aRotatedRefreshTokenIsStoredAndTheNextDayGoesOnWithIt() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            for (int day = 0; day < 5; day++) {
                String before = world.quickBooks.refreshToken(REALM);
                world.clock.advance(Duration.ofHours(25));
                assertThat(companyName(world)).isNotEmpty();
                assertThat(world.quickBooks.refreshToken(REALM)).isNotEqualTo(before);
                assertThat(Secrets.of(world, "quickbooks-tokens")).contains(world.quickBooks.refreshToken(REALM));
            }
        }
    }

    @Test
    void aCrashBetweenIntuitsAnswerAndOurWriteIsGotOverWhenTheRefreshTokenStayedTheSame() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            world.clock.advance(Duration.ofHours(2));
            crashOnTheNextSecretWrite(world);

            stage.aws.clearFaults();
            assertThat(companyName(world)).isNotEmpty();
            assertThat(world.systems()
                            .connections()
                            .to(ConnectedSystem.QUICKBOOKS)
                            .usable())
                    .isTrue();
        }
    }

    @Test
    void aCrashThatLosesARotatedRefreshTokenTurnsTheConnectionRedAndSaysHowToMendIt() {
        try (World world = new World(stage)) {
            world.connectQuickBooks(REALM);
            world.clock.advance(Duration.ofHours(25));
            crashOnTheNextSecretWrite(world);

            stage.aws.clearFaults();
            assertThat(world.post("/connections/quickbooks/check", null)
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("red");
            assertThat(world.systems()
                            .connections()
                            .to(ConnectedSystem.QUICKBOOKS)
                            .state())
                    .isEqualTo(ConnectionState.LOST);
            assertThat(world.connectQuickBooks(REALM).status()).isEqualTo(200);
        }
    }

    /** With everything a Lambda of its own would make anew; whoever waits looks again at once, for the clock stands still while one refreshes. */
    private static String accessToken(World world) {
        Systems systems = new Systems(
                new Surroundings(world.environment, world.clock, length -> Thread.yield(), world.stage.clients));
        return systems.quickBooksTokens(systems.settingsNow(), REALM).current(soon(world));
    }

    private static String companyName(World world) {
        Systems systems = world.systems();
        return systems.quickBooks(systems.settingsNow())
                .companyInfo(soon(world))
                .companyName();
    }

    private static Deadline soon(World world) {
        return Deadline.in(Duration.ofMinutes(10), world.clock);
    }

    /** Secrets Manager takes nothing more from this Lambda, and neither is its lease released. */
    private static void crashOnTheNextSecretWrite(World world) {
        stage.aws.setFaults(new AwsFaults() {
            private boolean dead;

            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                dead |= call.action().equals("PutSecretValue");
                return dead ? Optional.of(new AwsFault.Dropped()) : Optional.empty();
            }
        });
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> companyName(world)))
                .isNotNull();
        world.clock.advance(Duration.ofMinutes(4));
    }

    private static AtomicInteger countingSecretWrites() {
        AtomicInteger writes = new AtomicInteger();
        stage.aws.setFaults(new AwsFaults() {
            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                if (call.action().equals("PutSecretValue")) {
                    writes.incrementAndGet();
                }
                return Optional.empty();
            }
        });
        return writes;
    }
}
