package io.revsync.functions.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.functions.config.Desk.Answer;
import io.revsync.sandbox.aws.AwsCall;
import io.revsync.sandbox.aws.AwsFault;
import io.revsync.sandbox.aws.AwsFaults;
import io.revsync.sync.Direction;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    private static final String NIGHTLY = "{\"sync\": {\"customers-to-quickbooks\": {\"schedule\": \"0 2 * * *\"}}}";

    private Desk desk;

    @BeforeEach
    void start() {
        desk = new Desk();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void aNewInstallationShowsEverySettingWithItsDefault() {
        Answer answer = desk.call(Desk.sample("config-read"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("ETag", "\"0\"");
        assertThat(answer.text("/initial/instanceName")).isEqualTo("QuickBooks & Rev.io Data Sync");
        assertThat(answer.text("/initial/environment")).isEqualTo("production");
        assertThat(answer.text("/initial/callbackUrl")).startsWith("https://").endsWith("/oauth/callback");
        assertThat(answer.text("/psa/apiUrl")).isEqualTo("https://api.psarev.io");
        assertThat(answer.text("/revio/baseUrl")).isEqualTo("https://restapi.rev.io/v1");
        for (Direction direction : Direction.values()) {
            assertThat(answer.at("/sync/" + direction.key() + "/enabled").asBoolean())
                    .isTrue();
            assertThat(answer.text("/sync/" + direction.key() + "/schedule")).isEqualTo("0 * * * *");
        }
        assertThat(answer.at("/quickbooks/clientId").isTextual()).isTrue();
        assertThat(answer.at("/revio/username").isTextual()).isTrue();
    }

    @Test
    void whatIsReadCanBeSavedAsItIs() {
        Answer answer = desk.save(desk.get("/config").body().toString(), "\"0\"");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.at("/settings")).isEqualTo(desk.get("/config").body());
    }

    @Test
    void aSaveReschedulesAndAnswersWithTheNewVersion() {
        Answer answer = desk.call(Desk.sample("config-save"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("ETag", "\"1\"");
        assertThat(answer.at("/ok").asBoolean()).isTrue();
        assertThat(answer.at("/version").asLong()).isEqualTo(1);
        assertThat(answer.text("/settings/invoices/prefix")).isEqualTo("R-");
        JsonNode schedule = answer.at("/schedules/customers-to-quickbooks");
        assertThat(schedule.path("eventBridge").asText()).isEqualTo("cron(0 2 * * ? *)");
        assertThat(schedule.path("words").asText()).isEqualTo("at 02:00 (UTC)");
        assertThat(schedule.path("next")).hasSize(5);
        assertThat(schedule.path("next").get(0).asText()).isEqualTo("2026-11-25T02:00:00Z");
        assertThat(desk.rule(Direction.CUSTOMERS_TO_QUICKBOOKS).schedule()).isEqualTo("cron(0 2 * * ? *)");
        assertThat(desk.rule(Direction.INVOICES_TO_QUICKBOOKS).enabled()).isFalse();
        assertThat(desk.get("/config").headers()).containsEntry("ETag", "\"1\"");
    }

    @Test
    void aCheckTellsEverythingAndSavesNothing() {
        Answer right = desk.call(Desk.sample("config-check"));
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.at("/ok").asBoolean()).isTrue();
        assertThat(right.body().has("version")).isFalse();

        Answer wrong = desk.check("{\"invoices\": {\"prefix\": \"NORTHWIND-2026/\"},"
                + " \"sync\": {\"invoices-to-quickbooks\": {\"schedule\": \"0****\"}}, \"colour\": 1}");
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.at("/ok").asBoolean()).isFalse();
        assertThat(wrong.at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/invoices/prefix", "/sync/invoices-to-quickbooks/schedule", "/colour");
        assertThat(wrong.at("/errors").findValuesAsText("remedy").toString()).contains("Did you mean 0 * * * *?");

        assertThat(desk.get("/config").headers()).containsEntry("ETag", "\"0\"");
        assertThat(desk.rule(Direction.CUSTOMERS_TO_QUICKBOOKS).schedule()).isEqualTo("cron(0 * * * ? *)");
    }

    @Test
    void wrongSettingsAreRefusedWholeWithEveryError() {
        Answer answer = desk.save(
                "{\"advanced\": {\"pageSize\": 0, \"batchSize\": 31}, \"invoices\": {\"prefix\": \"R-\"}}", "\"0\"");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(answer.text("/code")).isEqualTo("settings-wrong");
        assertThat(answer.at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/advanced/pageSize", "/advanced/batchSize");
        assertThat(desk.get("/config").text("/invoices/prefix")).isEmpty();
    }

    @Test
    void aStaleSaveIsToldWhoChangedWhat() {
        desk.save("{\"invoices\": {\"prefix\": \"A-\"}}", "\"0\"");
        desk.save("{\"invoices\": {\"prefix\": \"B-\"}, \"advanced\": {\"debug\": true}}", "\"1\"");

        Answer answer = desk.save(NIGHTLY, "\"1\"");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(answer.at("/version").asLong()).isEqualTo(2);
        assertThat(answer.text("/savedBy")).isEqualTo("ann@example.com");
        assertThat(answer.text("/savedAt")).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(answer.at("/changes").toString())
                .isEqualTo("[{\"pointer\":\"/advanced/debug\",\"before\":false,\"after\":true},"
                        + "{\"pointer\":\"/invoices/prefix\",\"before\":\"A-\",\"after\":\"B-\"}]");
        assertThat(desk.rule(Direction.CUSTOMERS_TO_QUICKBOOKS).schedule()).isEqualTo("cron(0 * * * ? *)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "0"        | 200
            W/"0"      | 200
            *          | 200
            "7", "0"   | 200
            "1"        | 412
            0          | 400
            "x"        | 400
            "0",       | 400
            ''         | 428
            """)
    void aSaveSaysOnWhichVersionItWasMade(String ifMatch, int status) {
        assertThat(desk.save(NIGHTLY, ifMatch).status()).isEqualTo(status);
    }

    @Test
    void everyVersionIsKeptAndCanBeRestored() {
        desk.save("{\"invoices\": {\"prefix\": \"A-\"}}", "\"0\"");
        desk.clock.advance(Duration.ofHours(1));
        desk.save(NIGHTLY, "\"1\"");

        Answer restored = desk.restore(1, "\"2\"");

        assertThat(restored.status()).as(restored.body().toString()).isEqualTo(200);
        assertThat(restored.headers()).containsEntry("ETag", "\"3\"");
        assertThat(desk.get("/config").text("/invoices/prefix")).isEqualTo("A-");
        assertThat(desk.rule(Direction.CUSTOMERS_TO_QUICKBOOKS).schedule()).isEqualTo("cron(0 * * * ? *)");
        JsonNode versions = desk.get("/config/history").at("/versions");
        assertThat(versions.findValuesAsText("version")).containsExactly("3", "2", "1");
        assertThat(versions.get(0).path("restoredFrom").asLong()).isEqualTo(1);
        assertThat(versions.get(1).has("restoredFrom")).isFalse();
        assertThat(versions.get(1).path("savedAt").asText()).isEqualTo("2026-11-24T13:00:00Z");
        assertThat(versions.get(1).path("changes").findValuesAsText("pointer"))
                .containsExactly("/invoices/prefix", "/sync/customers-to-quickbooks/schedule");
        assertThat(desk.get("/config/history/2").text("/sync/customers-to-quickbooks/schedule"))
                .isEqualTo("0 2 * * *");
        assertThat(desk.get("/config/history/9").status()).isEqualTo(404);
        assertThat(desk.get("/config/history/x").status()).isEqualTo(404);
        assertThat(desk.restore(1, "\"2\"").status()).isEqualTo(412);
    }

    @Test
    void aRuleThatCannotBeSetUndoesTheSaveAndSaysWhich() {
        desk.aws.setFaults(new AwsFaults() {
            @Override
            public Optional<AwsFault> beforeCommit(AwsCall call) {
                return call.action().equals("PutRule")
                                && call.request().path("Name").asText().endsWith("invoices-to-quickbooks")
                        ? Optional.of(new AwsFault.Refused(400, "LimitExceededException", "Too many rules."))
                        : Optional.empty();
            }
        });

        Answer answer = desk.save(
                "{\"sync\": {\"customers-to-quickbooks\": {\"schedule\": \"0 2 * * *\"},"
                        + " \"invoices-to-quickbooks\": {\"schedule\": \"0 3 * * *\"}}}",
                "\"0\"");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("/code")).isEqualTo("not-scheduled");
        assertThat(answer.text("/title")).contains("invoices-to-quickbooks", "nothing was saved");
        assertThat(answer.text("/detail")).contains("Too many rules.");
        assertThat(desk.rule(Direction.CUSTOMERS_TO_QUICKBOOKS).schedule()).isEqualTo("cron(0 * * * ? *)");
        assertThat(desk.get("/config").headers()).containsEntry("ETag", "\"0\"");
    }

    @Test
    void aCronExpressionIsExplained() {
        Answer answer = desk.call(Desk.sample("config-cron"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/eventBridge")).isEqualTo("cron(0/15 8-18 ? * MON-FRI *)");
        assertThat(answer.text("/next/0")).isEqualTo("2026-11-24T12:15:00Z");
        Answer both = desk.get("/config/cron?expression=0%200%201%20*%201");
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.text("/title")).contains("either of the two");
        assertThat(both.text("/remedy")).isNotBlank();
        assertThat(desk.get("/config/cron").status()).isEqualTo(422);
    }

    @Test
    void theSchemaIsServedAsItIsChecked() {
        Answer answer = desk.get("/config/schema");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/properties/invoices/properties/prefix/title")).isEqualTo("Prefix of invoice numbers");
        assertThat(answer.at("/properties/sync/properties").fieldNames())
                .toIterable()
                .contains("customers-to-quickbooks");
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        assertThat(desk.check("[]").status()).isEqualTo(400);
        assertThat(desk.check("{").status()).isEqualTo(400);
        assertThat(desk.check("{\"initial\": {}, \"initial\": {}}").status()).isEqualTo(400);
        assertThat(desk.call(Desk.request("DELETE", "/config")).status()).isEqualTo(405);
        assertThat(desk.get("/config/choices/moons").status()).isEqualTo(404);
        assertThat(desk.get("/config/choices/items").status()).isEqualTo(409);
    }

    @Test
    void idsThatCannotBeCheckedYetAreSavedWithAWarning() {
        Answer answer = desk.save("{\"invoices\": {\"taxItemId\": \"19\"}}", "\"0\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/warnings").toString()).contains("/invoices/taxItemId", "could not be checked");
    }
}
