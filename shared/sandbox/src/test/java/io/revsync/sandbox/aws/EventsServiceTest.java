package io.revsync.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsServiceTest {
    private EmbeddedAws aws;
    private EventBridgeClient events;
    private String rule;

    @BeforeAll
    void start() {
        aws = EmbeddedAws.start(SamTemplate.ofThisProject(), Clock.systemUTC());
        events = AwsClients.events(aws.endpoint());
    }

    @AfterAll
    void stop() {
        events.close();
        aws.close();
    }

    @BeforeEach
    void newRule(TestInfo test) {
        rule = test.getTestMethod().orElseThrow().getName();
        events.putRule(r -> r.name(rule).scheduleExpression("rate(1 hour)").description("for a test"));
    }

    @Test
    void theTemplatesRulesAreThere() {
        assertThat(events.listRules(r -> r.namePrefix("revio-quickbooks-sync-invoices"))
                        .rules())
                .extracting(Rule::scheduleExpression)
                .containsExactly("cron(0 * * * ? *)");
    }

    @Test
    void aRuleIsRescheduledSwitchedOffAndOn() {
        events.putRule(r -> r.name(rule).scheduleExpression("cron(30 6 ? * MON-FRI *)"));
        events.disableRule(r -> r.name(rule));
        assertThat(events.describeRule(r -> r.name(rule))).satisfies(described -> {
            assertThat(described.scheduleExpression()).isEqualTo("cron(30 6 ? * MON-FRI *)");
            assertThat(described.state()).isEqualTo(RuleState.DISABLED);
        });
        events.enableRule(r -> r.name(rule));
        assertThat(events.describeRule(r -> r.name(rule)).state()).isEqualTo(RuleState.ENABLED);
    }

    @Test
    void aScheduleAwsCannotReadIsRefusedInAwsWords() {
        assertThatThrownBy(() -> events.putRule(r -> r.name("bad").scheduleExpression("cron(0 * * * *)")))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("Parameter ScheduleExpression is not valid.")
                .satisfies(e -> assertThat(
                                ((EventBridgeException) e).awsErrorDetails().errorCode())
                        .isEqualTo("ValidationException"));
    }

    @Test
    void aRuleNeedsAScheduleOrAPattern() {
        assertThatThrownBy(() -> events.putRule(r -> r.name("neither")))
                .hasMessageContaining("EventPattern or ScheduleExpression must be specified");
        assertThatThrownBy(() -> events.putRule(r -> r.name("bad").eventPattern("{\"source\":\"no list\"}")))
                .isInstanceOf(InvalidEventPatternException.class);
        assertThatThrownBy(() -> events.putRule(r -> r.name("no spaces").scheduleExpression("rate(1 hour)")))
                .hasMessageContaining("failed to satisfy constraint");
    }

    @Test
    void aRuleWithTargetsIsNotDeleted() {
        events.putTargets(r -> r.rule(rule).targets(target("one").build()));
        assertThat(events.listTargetsByRule(r -> r.rule(rule)).targets()).hasSize(1);
        assertThatThrownBy(() -> events.deleteRule(r -> r.name(rule))).hasMessageContaining("since it has targets");
        events.removeTargets(r -> r.rule(rule).ids("one"));
        events.deleteRule(r -> r.name(rule));
        assertThatThrownBy(() -> events.describeRule(r -> r.name(rule))).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anEventReachesTheTargetsOfMatchingRulesThatAreEnabled() throws InterruptedException {
        String pattern = "{\"source\":[\"shop\"],\"detail\":{\"kind\":[{\"prefix\":\"big-\"}]}}";
        events.putRule(r -> r.name(rule).eventPattern(pattern));
        events.putTargets(r -> r.rule(rule)
                .targets(
                        target("plain").build(),
                        target("constant").input("{\"fixed\":true}").build()));
        put("shop", "{\"kind\":\"small\"}");
        assertThat(aws.nextDelivery(Duration.ZERO)).isEmpty();
        put("shop", "{\"kind\":\"big-one\"}");
        assertThat(aws.nextDelivery(Duration.ZERO)).get().satisfies(delivery -> assertThat(
                        delivery.event().path("detail").path("kind").asText())
                .isEqualTo("big-one"));
        assertThat(aws.nextDelivery(Duration.ZERO))
                .get()
                .satisfies(delivery -> assertThat(delivery.event().toString()).isEqualTo("{\"fixed\":true}"));
        events.disableRule(r -> r.name(rule));
        put("shop", "{\"kind\":\"big-two\"}");
        assertThat(aws.nextDelivery(Duration.ZERO)).isEmpty();
    }

    @Test
    void anEntryThatIsWrongFailsByItself() {
        PutEventsResponse response =
                events.putEvents(r -> r.entries(entry("shop", "not json"), entry("shop", "{}"), entry(null, "{}")));
        assertThat(response.failedEntryCount()).isEqualTo(2);
        assertThat(response.entries().get(0).errorCode()).isEqualTo("MalformedDetail");
        assertThat(response.entries().get(1).eventId()).isNotBlank();
        assertThat(response.entries().get(2).errorCode()).isEqualTo("InvalidArgument");
    }

    private void put(String source, String detail) {
        events.putEvents(r -> r.entries(entry(source, detail)));
    }

    private static PutEventsRequestEntry entry(String source, String detail) {
        return PutEventsRequestEntry.builder()
                .source(source)
                .detailType("Sold")
                .detail(detail)
                .build();
    }

    private static Target.Builder target(String id) {
        return Target.builder().id(id).arn(Arns.function(id));
    }
}
