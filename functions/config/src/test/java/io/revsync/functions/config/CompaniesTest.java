package io.revsync.functions.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.api.Api;
import io.revsync.functions.config.Desk.Answer;
import io.revsync.sandbox.aws.AwsCall;
import io.revsync.sandbox.aws.AwsFault;
import io.revsync.sandbox.aws.AwsFaults;
import io.revsync.sandbox.aws.Delivery;
import io.revsync.sandbox.aws.Rule;
import io.revsync.sync.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stack that keeps the books of more than one company, with the function's own rights only. */
class CompaniesTest {
    private static final String PREFIX = "revio-quickbooks-sync.north.";

    @AutoClose
    private final Desk desk = new Desk();

    @Test
    void aNewStackHasTheCompanyTheTemplateNames() {
        JsonNode companies = desk.get("/companies").at("/companies");

        assertThat(companies).hasSize(1);
        assertThat(companies.at("/0/name").asText()).isEqualTo("main");
        assertThat(companies.at("/0/title").asText()).isEqualTo("QuickBooks & Rev.io Data Sync");
        assertThat(companies.at("/0/first").asBoolean()).isTrue();
    }

    @Test
    void anAddedCompanyHasARulePerDirectionThatCallsTheSameFunctionInItsName() throws InterruptedException {
        assertThat(add("north").status()).isEqualTo(201);

        for (Direction direction : Direction.values()) {
            Rule rule = rule(PREFIX + direction.key()).orElseThrow();
            assertThat(rule.enabled())
                    .as("nothing runs before its settings are saved")
                    .isFalse();
            assertThat(rule.schedule()).isEqualTo("cron(0 * * * ? *)");
            desk.aws.fire(rule.name());
            Delivery delivery = desk.aws.nextDelivery(Duration.ofSeconds(5)).orElseThrow();
            assertThat(delivery.target())
                    .isEqualTo(
                            desk.rule(direction).targets().values().iterator().next());
            assertThat(delivery.event().at("/detail/company").asText()).isEqualTo("north");
        }
        assertThat(names()).containsExactly("main", "north");
    }

    @Test
    void itsSettingsAndSchedulesAreItsOwn() {
        add("north");
        String document = "{\"invoices\": {\"prefix\": \"N-\"},"
                + " \"sync\": {\"customers-to-revio\": {\"schedule\": \"15 3 * * *\"}}}";
        APIGatewayV2HTTPEvent save = of("north", Desk.withBody(Desk.request("PUT", "/config"), document));
        save.getHeaders().put("if-match", "\"0\"");

        assertThat(desk.call(save).status()).isEqualTo(200);

        assertThat(desk.call(of("north", Desk.request("GET", "/config"))).text("/invoices/prefix"))
                .isEqualTo("N-");
        assertThat(desk.get("/config").text("/invoices/prefix")).isEmpty();
        assertThat(rule(PREFIX + "customers-to-revio").orElseThrow())
                .returns("cron(15 3 * * ? *)", Rule::schedule)
                .returns(true, Rule::enabled);
        assertThat(desk.rule(Direction.CUSTOMERS_TO_REVIO).schedule()).isEqualTo("cron(0 * * * ? *)");
    }

    @Test
    void aCompanyNobodyAddedHasNoSettings() {
        Answer answer = desk.call(of("nobody", Desk.request("GET", "/config")));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/code")).endsWith("unknown-company");
        assertThat(desk.call(of("main#x", Desk.request("GET", "/config"))).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "North", "-north", "north/south", "main#913", "a23456789012345678901234567890123"})
    void aNameThatIsNoneIsRefusedAndNothingIsMade(String name) {
        Answer answer = add(name);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/name");
        assertThat(names()).containsExactly("main");
        assertThat(desk.aws.rules()).noneMatch(rule -> rule.name().startsWith("revio-quickbooks-sync."));
    }

    @Test
    void aNameForWhichARuleHasNoRoomSaysByHowMuchItIsTooLong() {
        Answer answer = add("a23456789012345678901");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/remedy")).contains("shorter by 3 characters");
    }

    @Test
    void aCompanyThatIsThereIsNotAddedTwice() {
        add("north");

        assertThat(add("north").status()).isEqualTo(409);
        assertThat(add("main").status()).isEqualTo(409);
        assertThat(names()).containsExactly("main", "north");
    }

    /** At every call to AWS that adding makes. */
    @Test
    void addingThatFailsAnywhereLeavesNoHalfCompanyAndGoesOnWhenAskedAgain() {
        int failures = 0;
        for (int call = 1; add("c" + call, failingAt(call)) != 201; call++) {
            String name = "c" + call;
            failures++;
            assertThat(desk.call(of(name, Desk.request("GET", "/config"))).status())
                    .as("after call %s failed", call)
                    .isEqualTo(404);
            assertThat(add(name).status()).isEqualTo(201);
            assertThat(rules(name))
                    .hasSize(Direction.values().length)
                    .allMatch(rule -> rule.targets().size() == 1);
        }
        assertThat(failures)
                .as("two notes, five secrets, seven rules and their targets")
                .isEqualTo(2 + 5 + 7 + 7);
    }

    private int add(String name, AwsFaults faults) {
        desk.aws.setFaults(faults);
        try {
            return add(name).status();
        } finally {
            desk.aws.clearFaults();
        }
    }

    /** AWS refuses this write, and answers the others. */
    private static AwsFaults failingAt(int write) {
        return new AwsFaults() {
            private int writes;

            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                boolean writing = List.of("TransactWriteItems", "PutItem", "CreateSecret", "PutRule", "PutTargets")
                        .contains(call.action());
                return writing && ++writes == write
                        ? Optional.of(new AwsFault.Refused(400, "AccessDeniedException", "not authorized"))
                        : Optional.empty();
            }
        };
    }

    private Answer add(String name) {
        return desk.call(Desk.withBody(Desk.request("POST", "/companies"), "{\"name\": \"" + name + "\"}"));
    }

    private static APIGatewayV2HTTPEvent of(String company, APIGatewayV2HTTPEvent event) {
        event.getHeaders().put(Api.COMPANY_HEADER, company);
        return event;
    }

    private List<String> names() {
        return desk.get("/companies").at("/companies").findValuesAsText("name");
    }

    private List<Rule> rules(String company) {
        return Arrays.stream(Direction.values())
                .flatMap(direction -> rule("revio-quickbooks-sync." + company + "." + direction.key()).stream())
                .toList();
    }

    private Optional<Rule> rule(String name) {
        return desk.aws.rules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst();
    }
}
