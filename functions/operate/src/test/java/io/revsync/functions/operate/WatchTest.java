package io.revsync.functions.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.revsync.aws.Companies;
import io.revsync.aws.DynamoDbLeases;
import io.revsync.aws.DynamoDbProblems;
import io.revsync.aws.DynamoDbReviews;
import io.revsync.aws.DynamoDbRunLog;
import io.revsync.aws.NewCompany;
import io.revsync.aws.RealmTables;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Pause;
import io.revsync.sandbox.SandboxClock;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Direction;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.Advice;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.ReviewState;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is late, told by the function with its own rights only. */
class WatchTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final SamFunction FUNCTION = TEMPLATE.function("Watch");
    private static final Direction CUSTOMERS = Direction.CUSTOMERS_TO_QUICKBOOKS;
    private static final Direction INVOICES = Direction.INVOICES_TO_QUICKBOOKS;

    private final SandboxClock clock = SandboxClock.frozenAt(NOON);
    private EmbeddedAws aws;
    private Surroundings admin;
    private Systems systems;
    private Watch watch;

    @BeforeEach
    void start() {
        aws = EmbeddedAws.start(TEMPLATE, clock);
        Map<String, String> environment = new HashMap<>(aws.environment(FUNCTION));
        watch = new Watch(environment, clock, Pause.real());
        environment.put("AWS_ACCESS_KEY_ID", "admin");
        admin = Surroundings.of(environment, clock, Pause.real());
        systems = new Systems(admin);
    }

    @AfterEach
    void stop() {
        admin.aws().close();
        aws.close();
    }

    @Test
    void aDirectionThatDoesNotSucceedIsLateAndOneThatIsSwitchedOffNeverIs() {
        connect();
        save(onlyCustomers());
        ran(CUSTOMERS, RunState.FINISHED);
        clock.advance(Duration.ofHours(2));
        ran(CUSTOMERS, RunState.STOPPED);
        assertThat(late()).isEmpty();

        clock.advance(Duration.ofHours(2));

        assertThat(late()).containsExactly(CUSTOMERS.key());
        ran(CUSTOMERS, RunState.FINISHED);
        assertThat(late()).isEmpty();
    }

    @Test
    void aDirectionThatRunsOnceADayIsNotLateAtNoon() {
        connect();
        save(onlyCustomers().with(CUSTOMERS, new DirectionSettings(true, "0 6 * * *", null)));
        clock.advance(Duration.ofHours(20));
        assertThat(late()).isEmpty();
        clock.advance(Duration.ofHours(24));
        assertThat(late()).containsExactly(CUSTOMERS.key());
    }

    @Test
    void whoIsSwitchedOnHasTimeUntilItsNextRuns() {
        connect();
        save(onlyCustomers());
        ran(INVOICES, RunState.FINISHED);
        clock.advance(Duration.ofDays(30));
        ran(CUSTOMERS, RunState.FINISHED);
        systems.settings().save(onlyCustomers().with(INVOICES, on()), 1, Saving.of("ann", clock.instant()));
        assertThat(late()).isEmpty();
        clock.advance(Duration.ofHours(4));
        assertThat(late()).containsExactlyInAnyOrder(CUSTOMERS.key(), INVOICES.key());
    }

    @Test
    void nobodyIsLateBeforeBothSystemsAreConnected() {
        save(onlyCustomers());
        clock.advance(Duration.ofDays(2));
        assertThat(late()).isEmpty();
        connect();
        systems.connections()
                .change(
                        ConnectedSystem.QUICKBOOKS,
                        good -> good.lost(new Advice("Intuit refuses the token.", "Connect again."), clock.instant()));
        assertThat(late()).containsExactly(CUSTOMERS.key());
    }

    @Test
    void nobodyIsLateWhileTheReviewIsNotFinishedAndEachHasTimeFromThenOn() {
        connect();
        save(onlyCustomers());
        reviewWaits();
        clock.advance(Duration.ofDays(2));
        ran(CUSTOMERS, RunState.PAUSED);
        assertThat(late()).isEmpty();

        finishReview(clock.instant());
        assertThat(late()).isEmpty();
        clock.advance(Duration.ofHours(4));
        assertThat(late()).containsExactly(CUSTOMERS.key());
    }

    @Test
    void aRecordThatFailsForSixHoursIsToldOfHoweverSeldomItsDirectionRuns() {
        connect();
        fails(ProblemKind.FAILED);
        clock.advance(Duration.ofHours(5));
        assertThat(watched().failing()).isEmpty();

        clock.advance(Duration.ofHours(1));

        assertThat(watched().failing()).isEqualTo(Map.of("main", List.of(INVOICES.key())));
    }

    @Test
    void aRecordThatWaitsOrIsRefusedIsForTheListOfProblemsOnly() {
        connect();
        fails(ProblemKind.REFUSED);
        clock.advance(Duration.ofDays(2));
        assertThat(watched().failing()).isEmpty();
    }

    @Test
    void everyCompanyOfTheStackIsWatched() {
        new NewCompany(admin, new Companies(admin)).add("north", "ann");
        systems = new Systems(admin.of("north"));
        connect();
        save(onlyCustomers());
        fails(ProblemKind.FAILED);

        clock.advance(Duration.ofHours(7));

        assertThat(watched())
                .isEqualTo(new Watch.Seen(
                        Map.of("north", List.of(CUSTOMERS.key())), Map.of("north", List.of(INVOICES.key()))));
    }

    @Test
    void everyRightItHasIsUsed() {
        connect();
        save(onlyCustomers());
        late();
        assertThat(aws.unusedPermissions(FUNCTION)).isEmpty();
    }

    private List<String> late() {
        return watched().late().getOrDefault("main", List.of());
    }

    private Watch.Seen watched() {
        return watch.handleRequest(sample(), null);
    }

    private void fails(ProblemKind kind) {
        Lease lease = new DynamoDbLeases(systems.tables())
                .acquire(INVOICES, "run", clock.instant().plusSeconds(60))
                .orElseThrow();
        Problem problem = new Problem(
                INVOICES,
                new RecordKey(RecordType.BILL, "1001"),
                kind,
                "QuickBooks did not answer.",
                "It is tried again.",
                "",
                Optional.empty(),
                1,
                clock.instant(),
                clock.instant(),
                1);
        new DynamoDbProblems(new RealmTables(systems.tables(), "913"))
                .update(List.of(problem), List.of(), INVOICES, lease);
    }

    private static ScheduledEvent sample() {
        try (InputStream in = Files.newInputStream(SamTemplate.projectRoot().resolve("events/watch.json"))) {
            return LambdaEventSerializers.serializerFor(ScheduledEvent.class, WatchTest.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings onlyCustomers() {
        Settings settings = Settings.defaults();
        for (Direction direction : Direction.values()) {
            settings = settings.with(direction, new DirectionSettings(direction == CUSTOMERS, null, null));
        }
        return settings;
    }

    private static DirectionSettings on() {
        return new DirectionSettings(true, null, null);
    }

    private void connect() {
        for (ConnectedSystem system : List.of(ConnectedSystem.QUICKBOOKS, ConnectedSystem.REVIO)) {
            systems.connections()
                    .change(system, none -> none.proved(new Account("913", "Summit Telecom"), NOON, List.of()));
        }
        finishReview(NOON);
    }

    private void finishReview(Instant at) {
        review(ReviewState.CONFIRMED, Optional.of(at));
    }

    private void reviewWaits() {
        review(ReviewState.READY, Optional.empty());
    }

    private void review(ReviewState state, Optional<Instant> finishedAt) {
        Review review = new Review(
                1, state, NOON, "ann", Map.of(), Set.of(), Optional.empty(), "", finishedAt, "ann", Optional.empty());
        new DynamoDbReviews(new RealmTables(systems.tables(), "913")).change(any -> Optional.of(review));
    }

    private void save(Settings settings) {
        systems.settings().save(settings, 0, Saving.of("ann", clock.instant())).orElseThrow();
    }

    private void ran(Direction direction, RunState state) {
        new DynamoDbRunLog(systems.tables())
                .save(new RunReport(
                        clock.instant() + "-run",
                        direction,
                        state,
                        clock.instant(),
                        0,
                        Map.of(),
                        0,
                        0,
                        Duration.ZERO,
                        ""));
    }
}
