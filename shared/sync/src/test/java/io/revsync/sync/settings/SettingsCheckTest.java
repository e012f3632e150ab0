package io.revsync.sync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T13:00:00Z"), ZoneOffset.UTC);

    private final SettingsSchema schema = new SettingsSchema();
    private final SettingsCheck check = new SettingsCheck(schema, new SettingsRules(false, CLOCK), Settings.defaults());

    @Test
    void anEmptyDocumentIsTheDefaults() {
        SettingsCheck.Result result = check("{}");

        assertThat(result.errors()).isEmpty();
        assertThat(result.settings()).isEqualTo(Settings.defaults());
        assertThat(result.schedules()).containsOnlyKeys(Direction.values());
        assertThat(result.warnings())
                .extracting(Finding::pointer)
                .containsExactly(
                        "/invoices/unmatchedOneTimeItemId",
                        "/invoices/unmatchedRecurringItemId",
                        "/invoices/taxItemId");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        SettingsCheck.Result result = check("""
                {"initial": {"environment": "live"},
                 "invoices": {"prefix": "NORTHWIND-2026/", "taxItemId": "nineteen"},
                 "sync": {"invoices-to-quickbooks": {"schedule": "0****", "startDate": "2026-02-30"}, "moon": {}},
                 "paymentTypes": {"toQuickBooks": {"CREDIT_CARD": ""}},
                 "advanced": {"pageSize": 501, "debug": "yes"},
                 "revio": {"baseUrl": "http://restapi.rev.io/v1"},
                 "keyLinks": {"mirror": true},
                 "extra": 1}""");

        assertThat(result.errors())
                .extracting(Finding::pointer)
                .containsExactlyInAnyOrder(
                        "/initial/environment",
                        "/invoices/prefix",
                        "/invoices/taxItemId",
                        "/sync/invoices-to-quickbooks/schedule",
                        "/sync/invoices-to-quickbooks/startDate",
                        "/sync/moon",
                        "/paymentTypes/toQuickBooks/CREDIT_CARD",
                        "/advanced/pageSize",
                        "/advanced/debug",
                        "/revio/baseUrl",
                        "/keyLinks/mirror",
                        "/extra");
        assertThat(result.errors()).allSatisfy(error -> {
            assertThat(error.problem()).endsWith(".");
            assertThat(error.remedy()).isNotBlank();
        });
    }

    @Test
    void whatADocumentLeavesOutIsAsTheInstallationHasIt() throws JsonProcessingException {
        Settings installation =
                Settings.defaults().with(new InitialSettings("Northwind", InitialSettings.Environment.SANDBOX));
        SettingsCheck check = new SettingsCheck(schema, new SettingsRules(false, CLOCK), installation);

        assertThat(check.check(object("{\"initial\": {\"environment\": \"production\"}}"))
                        .settings()
                        .initial())
                .isEqualTo(new InitialSettings("Northwind", InitialSettings.Environment.PRODUCTION));
    }

    @Test
    void aValueIsNeverQuotedInAnError() {
        assertThat(check("{\"initial\": {\"environment\": \"hunter2\", \"instanceName\": 123456}}")
                        .errors()
                        .toString())
                .doesNotContain("hunter2", "123456");
    }

    @Test
    void anErrorSaysHowItWouldBeRight() {
        assertThat(check("{\"invoices\": {\"prefix\": \"NORTHWIND-2026/\"}}").errors())
                .containsExactly(new Finding(
                        "/invoices/prefix",
                        "A QuickBooks invoice number has at most 21 characters; this prefix leaves 6 for the bill id, which may need 10.",
                        "Use a prefix of at most 11 characters."));
        assertThat(check("{\"advanced\": {\"batchSize\": 0}}").errors())
                .containsExactly(new Finding(
                        "/advanced/batchSize", "The number is too small.", "Give a whole number from 1 to 30."));
        assertThat(check("{\"initial\": {\"colour\": 1}}").errors())
                .containsExactly(new Finding(
                        "/initial/colour",
                        "There is no setting of this name.",
                        "Settings here: instanceName, environment, callbackUrl."));
    }

    @ParameterizedTest
    @CsvSource({"1e400, too large", "-1e400, too small", "18446744073709551616, too large", "1.5, whole number"})
    void aNumberBeyondAllMeasureIsRefusedToo(String number, String why) {
        assertThat(check("{\"advanced\": {\"pageSize\": " + number + "}}")
                        .errors()
                        .toString())
                .contains("/advanced/pageSize", why);
    }

    @Test
    void aNameInAPointerIsEscaped() {
        assertThat(check("{\"a/b~c\": 1, \"paymentTypes\": {\"toRevio\": {\"x/y\": 1}}}")
                        .errors())
                .extracting(Finding::pointer)
                .containsExactlyInAnyOrder("/a~1b~0c", "/paymentTypes/toRevio/x~1y");
    }

    @Test
    void whatIsOnlyShownIsPassedOverAndNullIsLeftOut() {
        SettingsCheck.Result result = check("""
                {"initial": {"callbackUrl": "https://example.com/oauth/callback", "instanceName": null},
                 "quickbooks": {"clientId": "ABC"}, "revio": {"username": "a@b"},
                 "sync": {"invoices-to-quickbooks": {"startDate": null}}}""");

        assertThat(result.errors()).isEmpty();
        assertThat(result.settings().of(Direction.INVOICES_TO_QUICKBOOKS).startDate())
                .isEmpty();
        assertThat(Json.mapper().valueToTree(result.settings()).toString()).doesNotContain("callback", "ABC", "a@b");
    }

    @ParameterizedTest
    @CsvSource({
        "https://restapi.rev.io/v1, true",
        "https://restapi.rev.io:8443/v1, true",
        "http://restapi.rev.io/v1, false",
        "https://-rev.io, false",
        "https://rev.io?x=1, false",
        "https://rev.io:99999/v1, false",
        "https://rev..io/v1, false",
        "https://user:password@rev.io, false",
        "ftp://rev.io, false",
        "javascript:alert(1), false",
        "'', false"
    })
    void anAddressIsEncryptedAndWhole(String address, boolean good) throws JsonProcessingException {
        ObjectNode document = Json.mapper().createObjectNode();
        document.putObject("revio").put("baseUrl", address);

        assertThat(check.check(document).errors().isEmpty()).isEqualTo(good);
    }

    @Test
    void aRehearsalMayCallWithoutEncryption() throws JsonProcessingException {
        SettingsCheck lenient = new SettingsCheck(schema, new SettingsRules(true, CLOCK), Settings.defaults());

        assertThat(lenient.check(object("{\"revio\": {\"baseUrl\": \"http://127.0.0.1:8080/v1\"}}"))
                        .errors())
                .isEmpty();
    }

    @Test
    void aStartDateIsADayOfSomebodysBooks() {
        assertThat(check("{\"sync\": {\"invoices-to-quickbooks\": {\"startDate\": \"0001-01-01\"}}}")
                        .errors())
                .extracting(Finding::pointer)
                .containsExactly("/sync/invoices-to-quickbooks/startDate");
        SettingsCheck.Result future =
                check("{\"sync\": {\"invoices-to-quickbooks\": {\"startDate\": \"2027-01-01\"}}}");
        assertThat(future.errors()).isEmpty();
        assertThat(future.settings().of(Direction.INVOICES_TO_QUICKBOOKS).startDate())
                .contains(LocalDate.of(2027, 1, 1));
        assertThat(future.warnings()).anyMatch(warning -> warning.pointer().endsWith("startDate"));
    }

    @Test
    void aRangeIsBackFilledOnlyBeforeTheStartDateAndOnlyWhole() {
        assertThat(backFilled("'startDate': '2026-07-01', 'backFillFrom': '2026-01-01', 'backFillTo': '2026-03-31'"))
                .isEmpty();
        assertThat(backFilled("'startDate': '2026-07-01', 'backFillFrom': '2026-01-01'"))
                .containsExactly("backFillTo");
        assertThat(backFilled("'startDate': '2026-07-01', 'backFillTo': '2026-01-01'"))
                .containsExactly("backFillFrom");
        assertThat(backFilled("'startDate': '2026-07-01', 'backFillFrom': '2026-03-01', 'backFillTo': '2026-02-01'"))
                .containsExactly("backFillTo");
        assertThat(backFilled("'startDate': '2026-07-01', 'backFillFrom': '2026-03-01', 'backFillTo': '2026-07-01'"))
                .containsExactly("backFillTo");
        assertThat(backFilled("'backFillFrom': '2026-01-01', 'backFillTo': '2026-03-31'"))
                .containsExactly("backFillTo");
    }

    private List<String> backFilled(String fields) {
        return check(("{'sync': {'invoices-to-quickbooks': {" + fields + "}}}").replace('\'', '"')).errors().stream()
                .map(error -> error.pointer().substring("/sync/invoices-to-quickbooks/".length()))
                .toList();
    }

    private SettingsCheck.Result check(String document) {
        try {
            return check.check(object(document));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(document, e);
        }
    }

    private static ObjectNode object(String document) throws JsonProcessingException {
        return (ObjectNode) Json.mapper().readTree(document);
    }
}
