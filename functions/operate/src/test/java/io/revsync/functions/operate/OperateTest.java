package io.revsync.functions.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.aws.DynamoDbLeases;
import io.revsync.aws.DynamoDbProblems;
import io.revsync.aws.DynamoDbResolutions;
import io.revsync.aws.DynamoDbReviews;
import io.revsync.aws.DynamoDbRunLog;
import io.revsync.aws.RealmTables;
import io.revsync.aws.Surroundings;
import io.revsync.aws.Systems;
import io.revsync.http.Pause;
import io.revsync.sandbox.aws.Delivery;
import io.revsync.sandbox.aws.EmbeddedAws;
import io.revsync.sandbox.aws.SamFunction;
import io.revsync.sandbox.aws.SamTemplate;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import io.revsync.sync.Outcome;
import io.revsync.sync.RecordKey;
import io.revsync.sync.RecordType;
import io.revsync.sync.RunReport;
import io.revsync.sync.RunState;
import io.revsync.sync.Side;
import io.revsync.sync.connection.Account;
import io.revsync.sync.connection.ConnectedSystem;
import io.revsync.sync.review.Review;
import io.revsync.sync.review.ReviewState;
import io.revsync.sync.settings.DirectionSettings;
import io.revsync.sync.settings.Saving;
import io.revsync.sync.settings.Settings;
import io.revsync.sync.store.BothVersions;
import io.revsync.sync.store.Lease;
import io.revsync.sync.store.Problem;
import io.revsync.sync.store.ProblemKind;
import io.revsync.sync.store.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function as the template declares it, with its own rights only, on local AWS. */
class OperateTest {
    private static final Instant NOW = Instant.parse("2026-11-24T13:05:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SamTemplate TEMPLATE = SamTemplate.ofThisProject();
    private static final SamFunction FUNCTION = TEMPLATE.function("Operate");

    private EmbeddedAws aws;
    private Surroundings admin;
    private Operate operate;

    @BeforeEach
    void start() {
        aws = EmbeddedAws.start(TEMPLATE, CLOCK);
        Map<String, String> environment = new HashMap<>(aws.environment(FUNCTION));
        operate = new Operate(environment, CLOCK, Pause.real());
        environment.put("AWS_ACCESS_KEY_ID", "admin");
        admin = Surroundings.of(environment, CLOCK, Pause.real());
    }

    @AfterEach
    void stop() {
        admin.aws().close();
        aws.close();
    }

    @Test
    void beforeAnythingIsSetUpTheDirectionsAreThereAndNothingRan() throws IOException {
        JsonNode overview = json(call("operate-runs"), 200);
        assertThat(overview.path("directions")).hasSize(Direction.values().length);
        assertThat(overview.path("runs")).isEmpty();
        JsonNode invoices = direction(overview, Direction.INVOICES_TO_QUICKBOOKS);
        assertThat(invoices.path("title").asText()).isEqualTo("Invoices to QuickBooks");
        assertThat(invoices.path("enabled").asBoolean()).isTrue();
        assertThat(invoices.path("words").asText()).isEqualTo("every hour");
        assertThat(invoices.path("nextAt").asText()).isEqualTo("2026-11-24T14:00:00Z");
        assertThat(invoices.has("last")).isFalse();
        assertThat(json(call("operate-problems"), 200).path("problems")).isEmpty();
    }

    @Test
    void runsAreToldNewestFirstAndEachDirectionsLastBesideIt() throws IOException {
        connect();
        DynamoDbRunLog log = new DynamoDbRunLog(new Systems(admin).tables());
        log.save(run("1", Direction.INVOICES_TO_QUICKBOOKS, NOW.minusSeconds(7200), RunState.FINISHED));
        log.save(run("2", Direction.CUSTOMERS_TO_QUICKBOOKS, NOW.minusSeconds(3700), RunState.ALREADY_RUNNING));
        log.save(run("3", Direction.INVOICES_TO_QUICKBOOKS, NOW.minusSeconds(3600), RunState.STOPPED));

        JsonNode overview = json(call("operate-runs"), 200);

        assertThat(overview.path("runs"))
                .extracting(run -> run.path("id").asText())
                .containsExactly("3", "2", "1");
        assertThat(overview.path("runs"))
                .extracting(run -> run.path("state").asText())
                .containsExactly("stopped", "already-running", "finished");
        assertThat(overview.at("/runs/0/outcomes").toString()).isEqualTo("{\"created\":3}");
        assertThat(overview.at("/runs/0/seconds").asLong()).isEqualTo(12);
        assertThat(direction(overview, Direction.INVOICES_TO_QUICKBOOKS)
                        .at("/last/id")
                        .asText())
                .isEqualTo("3");
    }

    @Test
    void problemsAreToldWithTheWayOut() throws IOException {
        connect();
        open(problem("1001", NOW.minusSeconds(60)), problem("1002", NOW));

        JsonNode problems = json(call("operate-problems"), 200).path("problems");

        assertThat(problems).extracting(one -> one.path("record").asText()).containsExactly("bill 1002", "bill 1001");
        assertThat(problems.get(0).path("kind").asText()).isEqualTo("refused");
        assertThat(problems.get(0).path("remedy").asText()).isEqualTo("Choose a prefix.");
        assertThat(direction(json(call("operate-runs"), 200), Direction.INVOICES_TO_QUICKBOOKS)
                        .path("openProblems")
                        .asInt())
                .isEqualTo(2);
        assertThat(json(problemsOf("customers-to-quickbooks"), 200).path("problems"))
                .isEmpty();
        assertThat(json(problemsOf("invoices-to-quickbooks"), 200).path("problems"))
                .hasSize(2);
        assertThat(json(problemsOf("nonsense"), 422).path("code").asText()).isEqualTo("direction-unknown");
    }

    @Test
    void whoWinsIsNotedWithTheVersionsThatWereSeenAndARunIsAskedFor() throws Exception {
        connect();
        save(Settings.defaults());
        finishReview(NOW);
        open(diverged());

        JsonNode told = json(call("operate-problems"), 200).at("/problems/0");
        assertThat(told.path("key").asText()).isEqualTo("bill-1001");
        assertThat(told.path("versions").toString())
                .isEqualTo("[{\"field\":\"date\",\"revio\":\"2026-11-01\",\"quickBooks\":\"2026-11-03\"}]");
        JsonNode decided = json(call("operate-resolve"), 202);

        assertThat(decided.path("winner").asText()).isEqualTo("revio");
        assertThat(decided.path("decidedBy").asText()).isEqualTo("ann@example.com");
        assertThat(resolutions())
                .containsExactly(new Resolution(
                        Direction.INVOICES_TO_QUICKBOOKS,
                        diverged().record(),
                        Side.REVIO,
                        diverged().versions(),
                        NOW,
                        "ann@example.com"));
        assertThat(deliveries())
                .extracting(delivery -> aws.functionOf(delivery).orElseThrow().logicalId())
                .containsExactly("InvoicesToQuickBooks");
    }

    @Test
    void nothingIsDecidedAboutWhatHasNoTwoVersionsOrByAWrongWord() throws Exception {
        connect();
        open(problem("1001", NOW));
        assertThat(json(call("operate-resolve"), 409).path("code").asText()).isEqualTo("nothing-to-decide");
        open(diverged());
        assertThat(json(call("operate-resolve"), 409).path("code").asText()).isEqualTo("not-set-up");
        assertThat(json(resolve("{\"winner\":\"me\"}"), 422).path("remedy").asText())
                .isEqualTo("Give as winner \"revio\" or \"quickbooks\".");
        assertThat(json(resolve("{}"), 422).path("code").asText()).isEqualTo("winner-wrong");
        APIGatewayV2HTTPEvent other = event("operate-resolve");
        other.setPathParameters(Map.of("direction", "invoices-to-quickbooks", "record", "bill-9"));
        other.setRawPath("/problems/invoices-to-quickbooks/bill-9/resolve");
        assertThat(json(call(other), 404).path("code").asText()).isEqualTo("problem-not-open");
        assertThat(resolutions()).isEmpty();
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void whoAsksForARunWakesTheDirectionsFunctionAndNoOther() throws Exception {
        connect();
        save(Settings.defaults());
        finishReview(NOW);

        json(call("operate-run-now"), 202);

        assertThat(deliveries())
                .extracting(delivery -> aws.functionOf(delivery).orElseThrow().logicalId())
                .containsExactly("CustomersToQuickBooks", "InvoicesToQuickBooks");
    }

    @Test
    void nothingIsAskedForBeforeItCanRun() throws Exception {
        assertThat(json(call("operate-run-now"), 409).path("code").asText()).isEqualTo("not-set-up");
        save(Settings.defaults());
        assertThat(json(call("operate-run-now"), 409).path("title").asText()).contains("QuickBooks is not connected");
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void beforeTheReviewIsFinishedNothingIsAskedForAndTheReasonIsTold() throws Exception {
        connect();
        save(Settings.defaults());

        assertThat(json(call("operate-runs"), 200).path("pause").asText()).contains("Finish it under Matching");
        assertThat(json(call("operate-run-now"), 409).path("code").asText()).isEqualTo("review-not-finished");
        assertThat(deliveries()).isEmpty();

        finishReview(NOW);
        assertThat(json(call("operate-runs"), 200).has("pause")).isFalse();
    }

    @Test
    void aDirectionThatIsSwitchedOffOrUnknownIsRefusedAndNoneRuns() throws Exception {
        connect();
        save(Settings.defaults()
                .with(Direction.INVOICES_TO_QUICKBOOKS, new DirectionSettings(false, null, Optional.empty())));

        JsonNode refused = json(call("operate-run-now"), 422);
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/directions/1");
        assertThat(refused.at("/errors/0/problem").asText()).isEqualTo("Invoices to QuickBooks is switched off.");
        JsonNode unknown = json(ask("{\"directions\":[\"customers-to-quickbooks\",\"x\"]}"), 422);
        assertThat(unknown.at("/errors/0/pointer").asText()).isEqualTo("/directions/1");
        assertThat(json(ask("{\"directions\":[]}"), 422).at("/errors/0/pointer").asText())
                .isEqualTo("/directions");
        assertThat(json(ask("{\"directions\":[null]}"), 422).path("status").asInt())
                .isEqualTo(422);
        assertThat(json(ask("{}"), 422).path("status").asInt()).isEqualTo(422);
        assertThat(deliveries()).isEmpty();
        assertThat(direction(json(call("operate-runs"), 200), Direction.INVOICES_TO_QUICKBOOKS)
                        .has("nextAt"))
                .isFalse();
    }

    @Test
    void everyRightItHasIsUsed() throws Exception {
        connect();
        save(Settings.defaults());
        finishReview(NOW);
        call("operate-runs");
        call("operate-run-now");
        open(diverged());
        call("operate-resolve");
        assertThat(aws.unusedPermissions(FUNCTION)).isEmpty();
    }

    private void connect() {
        for (ConnectedSystem system : List.of(ConnectedSystem.QUICKBOOKS, ConnectedSystem.REVIO)) {
            Account account = new Account("913", "Summit Telecom");
            new Systems(admin).connections().change(system, connection -> connection
                    .connecting(account, NOW, "ann")
                    .proved(account, NOW, List.of()));
        }
    }

    private void finishReview(Instant at) {
        Review review = new Review(
                1,
                ReviewState.CONFIRMED,
                at,
                "ann",
                Map.of(),
                Set.of(),
                Optional.empty(),
                "",
                Optional.of(at),
                "ann",
                Optional.empty());
        new DynamoDbReviews(new RealmTables(new Systems(admin).tables(), "913")).change(any -> Optional.of(review));
    }

    private void save(Settings settings) {
        new Systems(admin).settings().save(settings, 0, Saving.of("ann", NOW)).orElseThrow();
    }

    private void open(Problem... problems) {
        Systems systems = new Systems(admin);
        Lease lease = new DynamoDbLeases(systems.tables())
                .acquire(Direction.INVOICES_TO_QUICKBOOKS, "test", NOW.plusSeconds(60))
                .orElseThrow();
        new DynamoDbProblems(new RealmTables(systems.tables(), "913"))
                .update(List.of(problems), List.of(), Direction.INVOICES_TO_QUICKBOOKS, lease);
        new DynamoDbLeases(systems.tables()).release(lease);
    }

    private static Problem problem(String bill, Instant since) {
        return new Problem(
                Direction.INVOICES_TO_QUICKBOOKS,
                new RecordKey(RecordType.BILL, bill),
                ProblemKind.REFUSED,
                "The invoice number is already used.",
                "Choose a prefix.",
                "6140",
                Optional.empty(),
                1,
                since,
                NOW.plusSeconds(86_400),
                1);
    }

    private static Problem diverged() {
        return new Problem(
                Direction.INVOICES_TO_QUICKBOOKS,
                new RecordKey(RecordType.BILL, "1001"),
                ProblemKind.DIVERGENCE,
                "It was changed in QuickBooks.",
                "Choose which version stands.",
                "",
                Optional.empty(),
                1,
                NOW,
                NOW,
                1,
                List.of(new BothVersions("date", "2026-11-01", "2026-11-03")));
    }

    private List<Resolution> resolutions() {
        return new DynamoDbResolutions(new RealmTables(new Systems(admin).tables(), "913"))
                .of(Direction.INVOICES_TO_QUICKBOOKS);
    }

    private APIGatewayV2HTTPResponse resolve(String body) {
        APIGatewayV2HTTPEvent event = event("operate-resolve");
        event.setBody(body);
        return call(event);
    }

    private static RunReport run(String id, Direction direction, Instant start, RunState state) {
        return new RunReport(
                id,
                direction,
                state,
                start,
                3,
                Map.of(Outcome.CREATED, 3L, Outcome.FAILED, 0L),
                1,
                2,
                Duration.ofSeconds(12),
                "");
    }

    private List<Delivery> deliveries() throws InterruptedException {
        List<Delivery> deliveries = new ArrayList<>();
        for (Optional<Delivery> next = aws.nextDelivery(Duration.ZERO);
                next.isPresent();
                next = aws.nextDelivery(Duration.ZERO)) {
            deliveries.add(next.get());
        }
        return deliveries;
    }

    private static JsonNode direction(JsonNode overview, Direction direction) {
        for (JsonNode one : overview.path("directions")) {
            if (one.path("direction").asText().equals(direction.key())) {
                return one;
            }
        }
        throw new AssertionError(direction.key() + " is not there");
    }

    private APIGatewayV2HTTPResponse problemsOf(String direction) {
        APIGatewayV2HTTPEvent event = event("operate-problems");
        event.setRawQueryString("direction=" + direction);
        return call(event);
    }

    private APIGatewayV2HTTPResponse ask(String body) {
        APIGatewayV2HTTPEvent event = event("operate-run-now");
        event.setBody(body);
        return call(event);
    }

    private APIGatewayV2HTTPResponse call(String sample) {
        return call(event(sample));
    }

    private APIGatewayV2HTTPResponse call(APIGatewayV2HTTPEvent event) {
        Context invocation = (Context) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? 29_000 : null);
        return operate.handleRequest(event, invocation);
    }

    private static APIGatewayV2HTTPEvent event(String sample) {
        try (InputStream in = Files.newInputStream(SamTemplate.projectRoot().resolve("events/" + sample + ".json"))) {
            return LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, OperateTest.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(APIGatewayV2HTTPResponse response, int status) throws IOException {
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(status);
        return Json.mapper().readTree(response.getBody());
    }
}
