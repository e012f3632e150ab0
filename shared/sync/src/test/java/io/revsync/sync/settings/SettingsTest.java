package io.revsync.sync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.revsync.sync.Direction;
import io.revsync.sync.Json;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void anEmptyDocumentMeansTheDefaultsOfTheOriginal() throws JsonProcessingException {
        Settings settings = read("{}");

        assertThat(settings.initial().environment()).isEqualTo(InitialSettings.Environment.PRODUCTION);
        assertThat(settings.revio().baseUrl()).isEqualTo(URI.create("https://restapi.rev.io/v1"));
        assertThat(settings.invoices().prefix()).isEmpty();
        assertThat(settings.invoices().closedPeriod()).isEqualTo(InvoiceSettings.ClosedPeriod.REFUSE);
        for (Direction direction : Direction.values()) {
            assertThat(settings.of(direction).enabled()).isTrue();
            assertThat(settings.of(direction).schedule()).isEqualTo("0 * * * *");
            assertThat(settings.of(direction).startDate()).isEmpty();
        }
        assertThat(settings.advanced()).isEqualTo(new AdvancedSettings(false, false, 480, 30, 4, 10, 0));
    }

    @Test
    void whatADocumentSaysIsKeptAndTheRestHasItsDefault() throws JsonProcessingException {
        Settings settings = read("""
                {"initial": {"environment": "sandbox"},
                 "invoices": {"prefix": "R-", "taxItemId": "19", "closedPeriod": "next-open-day"},
                 "sync": {"invoices-to-quickbooks": {"enabled": false, "startDate": "2026-01-01"}},
                 "advanced": {"previewOnly": true}}""");

        assertThat(settings.initial().environment()).isEqualTo(InitialSettings.Environment.SANDBOX);
        assertThat(settings.invoices().prefix()).isEqualTo("R-");
        assertThat(settings.invoices().closedPeriod()).isEqualTo(InvoiceSettings.ClosedPeriod.NEXT_OPEN_DAY);
        DirectionSettings invoices = settings.of(Direction.INVOICES_TO_QUICKBOOKS);
        assertThat(invoices.enabled()).isFalse();
        assertThat(invoices.schedule()).isEqualTo("0 * * * *");
        assertThat(invoices.startDate()).contains(LocalDate.of(2026, 1, 1));
        assertThat(settings.of(Direction.CUSTOMERS_TO_QUICKBOOKS).enabled()).isTrue();
        assertThat(settings.advanced().previewOnly()).isTrue();
        assertThat(settings.advanced().batchSize()).isEqualTo(30);
    }

    @Test
    void settingsAreTheSameAfterTheyWereStored() throws JsonProcessingException {
        Settings settings = read("""
                {"initial": {"instanceName": "Northwind"},
                 "quickbooks": {"clientId": "ABC"},
                 "invoices": {"unmatchedOneTimeItemId": "3", "unmatchedRecurringItemId": "4", "taxItemId": "5"},
                 "sync": {"customers-to-quickbooks": {"schedule": "*/15 * * * *"}},
                 "keyLinks": {"integrationSystemId": "6", "entityTypeIds": {"customer": "2"}, "mirror": true},
                 "psa": {"uniqueIdentifier": "datasync-summit", "tokenUrl": "https://psa.example/token"},
                 "paymentTypes": {"toQuickBooks": {"CREDIT_CARD": "Visa"}, "toRevio": {"Check": "CHECK"}},
                 "advanced": {"debug": true}}""");

        assertThat(read(Json.mapper().writeValueAsString(settings))).isEqualTo(settings);
    }

    @Test
    void aDocumentWrittenWithTheOlderWordsIsStillRead() throws JsonProcessingException {
        Settings settings = read("""
                {"initial": {"environment": "SANDBOX"}, "invoices": {"closedPeriod": "NEXT_OPEN_DAY"}}""");

        assertThat(settings.initial().environment()).isEqualTo(InitialSettings.Environment.SANDBOX);
        assertThat(settings.invoices().closedPeriod()).isEqualTo(InvoiceSettings.ClosedPeriod.NEXT_OPEN_DAY);
        assertThat(Json.mapper().writeValueAsString(settings)).contains("\"sandbox\"", "\"next-open-day\"");
    }

    @Test
    void theClientCodeFollowsTheLastDash() throws JsonProcessingException {
        assertThat(read("{\"psa\": {\"uniqueIdentifier\": \"a-b-summit\"}}")
                        .psa()
                        .clientCode())
                .isEqualTo("summit");
        assertThat(read("{\"psa\": {\"uniqueIdentifier\": \"summit\"}}").psa().clientCode())
                .isEmpty();
    }

    @Test
    void aMisspelledSettingIsNamedInsteadOfIgnored() {
        assertThatThrownBy(() -> read("{\"invoices\": {\"prefx\": \"R-\"}}"))
                .isInstanceOf(UnrecognizedPropertyException.class)
                .hasMessageContaining("prefx");
    }

    private static Settings read(String json) throws JsonProcessingException {
        return Json.mapper().readValue(json, Settings.class);
    }
}
