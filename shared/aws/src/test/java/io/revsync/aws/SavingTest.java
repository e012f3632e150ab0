package io.revsync.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revsync.http.Pause;
import io.revsync.sandbox.aws.AwsCall;
import io.revsync.sandbox.aws.AwsFault;
import io.revsync.sandbox.aws.AwsFaults;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.Rule;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Direction;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.SaveOutcome;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.settings.SettingsDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A save changes the document and the rules, both or neither, whatever fails or dies on the way. */
class SavingTest {
    private static final Direction CUSTOMERS = Direction.CUSTOMERS_TO_QUICKBOOKS;
    private static final Direction INVOICES = Direction.INVOICES_TO_QUICKBOOKS;
    private static final String HOURLY = "cron(0 * * * ? *)";
    private static final String NIGHTLY = "cron(0 2 * * ? *)";

    private EmbeddedAws aws;
    private AwsClients clients;
    private Company company;
    private DynamoDbSettingsStore store;
    private SettingsDesk desk;

    @BeforeEach
    void start() {
        aws = EmbeddedAws.start(SamTemplate.ofThisProject(), Clock.systemUTC());
        clients = AwsClients.from(
                Map.of(
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ENDPOINT_URL",
                        aws.endpoint().toString()),
                List.of());
        company = new Company(clients);
        store = new DynamoDbSettingsStore(company.tables);
        desk = new SettingsDesk(
                store,
                new DynamoDbSettingsLock(company.tables),
                new EventBridgeTimetable(new Surroundings(
                        Map.of("STACK", "revio-quickbooks-sync", "COMPANY", "main"),
                        Clock.systemUTC(),
                        Pause.real(),
                        clients)));
    }

    @AfterEach
    void stop() {
        clients.close();
        aws.close();
    }

    @Test
    void aSaveReschedulesAndSwitchesOff() {
        assertThat(save(nightly().with(INVOICES, new DirectionSettings(false, null, null)), 0))
                .isInstanceOf(SaveOutcome.Saved.class);

        assertThat(rule(CUSTOMERS).schedule()).isEqualTo(NIGHTLY);
        assertThat(rule(CUSTOMERS).enabled()).isTrue();
        assertThat(rule(CUSTOMERS).targets()).hasSize(1);
        assertThat(rule(INVOICES).enabled()).isFalse();
        assertThat(store.load().orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aRuleKeepsItsDescription() {
        clients.events().putRule(request -> request.name(rule(CUSTOMERS).name())
                .description("Rev.io customers to QuickBooks")
                .scheduleExpression(HOURLY));

        save(nightly(), 0);

        assertThat(rule(CUSTOMERS).schedule()).isEqualTo(NIGHTLY);
        assertThat(rule(CUSTOMERS).description()).isEqualTo("Rev.io customers to QuickBooks");
    }

    @Test
    void ifARuleCannotBeSetTheEarlierOnesArePutBackAndNothingIsSaved() {
        aws.setFaults(refusing("PutRule", INVOICES.key()));

        SaveOutcome outcome = save(nightly().with(INVOICES, direction("0 3 * * *")), 0);

        assertThat(outcome).isInstanceOfSatisfying(SaveOutcome.NotScheduled.class, failed -> {
            assertThat(failed.direction()).isEqualTo(INVOICES);
            assertThat(failed.putBack()).isTrue();
            assertThat(failed.reason()).contains("revio-quickbooks-sync-invoices-to-quickbooks");
        });
        assertThat(rule(CUSTOMERS).schedule()).isEqualTo(HOURLY);
        assertThat(store.load()).isEmpty();
        aws.clearFaults();
        assertThat(save(nightly(), 0)).isInstanceOf(SaveOutcome.Saved.class);
    }

    @Test
    void rulesThatCouldNotBePutBackAreWhenTheSettingsAreLookedAt() {
        AtomicInteger puts = new AtomicInteger();
        aws.setFaults(before(call -> call.action().equals("PutRule") && puts.getAndIncrement() > 0));
        SaveOutcome outcome = save(nightly().with(INVOICES, direction("0 3 * * *")), 0);
        assertThat(outcome)
                .isInstanceOfSatisfying(SaveOutcome.NotScheduled.class, failed -> assertThat(failed.putBack())
                        .isFalse());
        assertThat(rule(CUSTOMERS).schedule()).isEqualTo(NIGHTLY);
        aws.clearFaults();

        assertThat(desk.load()).isEmpty();
        assertThat(rule(CUSTOMERS).schedule())
                .as("the save may still be under way")
                .isEqualTo(NIGHTLY);
        company.clock.advance(DynamoDbSettingsLock.LENGTH);
        assertThat(desk.load()).isEmpty();

        assertThat(rule(CUSTOMERS).schedule()).isEqualTo(HOURLY);
    }

    @Test
    void aSaveThatDiedBeforeItWroteTheDocumentIsUndoneByTheNextLook() {
        save(nightly(), 0);
        aws.setFaults(before(call -> call.action().equals("TransactWriteItems")));
        assertThatThrownBy(() -> save(nightly().with(INVOICES, direction("0 3 * * *")), 1))
                .isNotNull();
        assertThat(rule(INVOICES).schedule()).isEqualTo("cron(0 3 * * ? *)");
        aws.clearFaults();
        assertThat(save(nightly(), 1)).isInstanceOf(SaveOutcome.Busy.class);

        company.clock.advance(DynamoDbSettingsLock.LENGTH);
        assertThat(desk.load().orElseThrow().settings()).isEqualTo(nightly());

        assertThat(rule(INVOICES).schedule()).isEqualTo(HOURLY);
        assertThat(save(nightly(), 1)).isInstanceOf(SaveOutcome.Saved.class);
    }

    @Test
    void theNextSaveAfterOneThatDiedSetsEveryRule() {
        aws.setFaults(before(call -> call.action().equals("TransactWriteItems")));
        assertThatThrownBy(() -> save(nightly(), 0)).isNotNull();
        aws.clearFaults();
        company.clock.advance(DynamoDbSettingsLock.LENGTH);

        assertThat(save(Settings.defaults(), 0)).isInstanceOf(SaveOutcome.Saved.class);

        assertThat(rule(CUSTOMERS).schedule()).isEqualTo(HOURLY);
    }

    @Test
    void aSaveMadeOnAnOlderVersionChangesNothing() {
        save(nightly(), 0);

        assertThat(save(Settings.defaults(), 0))
                .isInstanceOfSatisfying(
                        SaveOutcome.Outdated.class,
                        outdated -> assertThat(outdated.current().settings()).isEqualTo(nightly()));

        assertThat(rule(CUSTOMERS).schedule()).isEqualTo(NIGHTLY);
        assertThat(store.history()).hasSize(1);
    }

    private SaveOutcome save(Settings settings, long expected) {
        return desk.save(settings, expected, Saving.of("Ann", Company.START));
    }

    private static Settings nightly() {
        return Settings.defaults().with(CUSTOMERS, direction("0 2 * * *"));
    }

    private static DirectionSettings direction(String schedule) {
        return new DirectionSettings(true, schedule, null);
    }

    private Rule rule(Direction direction) {
        return aws.rules().stream()
                .filter(rule -> rule.name().equals("revio-quickbooks-sync-" + direction.key()))
                .findFirst()
                .orElseThrow();
    }

    private static AwsFaults refusing(String action, String part) {
        return before(call -> call.action().equals(action)
                && call.request().path("Name").asText().endsWith(part));
    }

    private static AwsFaults before(Predicate<AwsCall> when) {
        return new AwsFaults() {
            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                return when.test(call)
                        ? Optional.of(
                                new AwsFault.Answered(400, "{\"__type\":\"InvalidArgument\",\"message\":\"Refused\"}"))
                        : Optional.empty();
            }
        };
    }
}
