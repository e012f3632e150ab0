package io.revsync.rehearsal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a finance admin: from the address the rehearsal printed to the first green sync. */
class FirstVisitTest {
    private static final Duration A_SYNC_OF_SMALL_BOOKS = Duration.ofMinutes(4);

    @Test
    void fromAnEmptyInstallToTheFirstGreenSync(@TempDir Path folder) throws IOException {
        try (Browser browser = Browser.open(folder.resolve("profile"));
                EmptyInstall install = new EmptyInstall(folder)) {
            Wizard wizard = new Wizard(browser);
            long invoicesBefore = install.count(install.quickBooks(), "Invoice");
            browser.go(install.page().toString());
            browser.at("Initial configuration");
            assertThat(browser.address()).as("the token leaves the address bar").doesNotContain(install.token());
            assertThat(browser.value("Callback URL")).isEqualTo(install.root() + "oauth/callback");
            browser.picture("01-initial-configuration");

            wizard.next("QuickBooks Online");
            browser.picture("02-quickbooks-online");
            wizard.fillInAndConnectQuickBooks();
            browser.picture("02-quickbooks-online-connected");

            wizard.next("Rev.io PSA");
            wizard.connectPsa();
            browser.picture("03-rev-io-psa-connected");

            wizard.next("Rev.io REST credentials");
            browser.picture("04-rev-io-rest-credentials");
            wizard.fillInAndConnectRevio();
            browser.picture("04-rev-io-rest-credentials-connected");

            wizard.next("Rev.io API");
            assertThat(browser.value("Base URL"))
                    .isEqualTo(install.revio().resolve("/v1").toString());
            browser.picture("05-rev-io-api");

            wizard.next("Invoice numbers");
            browser.type("Prefix of invoice numbers", "R-");
            browser.sees("R-104233");
            browser.picture("06-invoice-numbers");

            wizard.next("Items");
            wizard.pick("Unmatched one-time item", "Unmatched One-time");
            wizard.pick("Unmatched recurring item", "Unmatched Recurring");
            wizard.pick("Tax item", "Sales tax and fees");
            browser.picture("07-items");

            wizard.next("Sync settings");
            browser.sees("Every hour");
            wizard.choose("Bill profile", "Monthly, billed on day 1, net 20");
            browser.picture("08-sync-settings");
            browser.reload();
            browser.at("Sync settings");

            wizard.next("Payment types");
            browser.picture("09-payment-types");
            wizard.next("Key links");
            browser.picture("10-key-links");
            wizard.next("Advanced");
            browser.picture("11-advanced");
            wizard.next("Matching");
            browser.press("Start the review");
            browser.sees("Ready for your decisions.");
            browser.picture("12-matching-step");
            wizard.next("Finish");
            browser.sees("Everything is ready.");
            browser.picture("12-finish");

            browser.press("Finish and start the first sync");
            browser.at("Matching");
            browser.sees("Ready for your decisions.");
            browser.picture("13-matching");
            wizard.decideByKeys();
            install.answerSlowly();
            browser.press("Finish the review");
            browser.press("Finish and start syncing");
            browser.sees("Finished: ");
            browser.press("Status");
            browser.at("Status");
            browser.sees("running");
            browser.picture("13-status-running");
            install.answerAtOnce();
            browser.patiently(A_SYNC_OF_SMALL_BOOKS).sees("Finished, nothing open.");
            browser.picture("14-status-finished");

            assertThat(install.count(install.quickBooks(), "Invoice")).isEqualTo(invoicesBefore + EmptyInstall.BILLS);
            assertThat(install.json("/problems").path("problems")).isEmpty();
            JsonNode settings = install.json("/config");
            assertThat(settings.at("/invoices/prefix").asText()).isEqualTo("R-");
            assertThat(settings.at("/customers/billProfileId").asText()).isNotEmpty();

            browser.go(install.root().toString());
            browser.at("Status");
            keepRevios(browser, install);
            browser.press("History");
            browser.at("History");
            browser.sees("in force");
            browser.picture("15-history");
            browser.press("Restore version 1");
            browser.sees("version 1 restored");
            assertThat(install.json("/config").at("/invoices/prefix").asText()).isEmpty();

            nothingCameFromElsewhere(browser, install);
            new LinksPage(browser, install).lookUpChangeAndImport(folder);
        }
    }

    /** Somebody dates an invoice otherwise in QuickBooks, and the admin says that Rev.io's date stands. */
    private static void keepRevios(Browser browser, EmptyInstall install) {
        JsonNode invoice = ours(install);
        String id = invoice.path("Id").asText();
        install.editInQuickBooks("Invoice", id, "{\"DueDate\": \"2031-01-31\"}");
        install.call("POST", "/runs", "{\"directions\": [\"invoices-to-quickbooks\"]}");
        browser.sees("Keep QuickBooks'");
        browser.sees("2031-01-31");
        assertThat(browser.barriers()).isEmpty();
        browser.picture("14-two-versions");
        browser.press("Keep Rev.io's");
        browser.sees("Rev.io's version stands.");
        browser.sees("Finished, nothing open.");
        assertThat(ours(install).path("DueDate")).isEqualTo(invoice.path("DueDate"));
    }

    private static JsonNode ours(EmptyInstall install) {
        for (JsonNode invoice : install.inQuickBooks("Invoice")) {
            if (invoice.path("DocNumber").asText().startsWith("R-")) {
                return invoice;
            }
        }
        throw new AssertionError("No invoice came from Rev.io.");
    }

    private static void nothingCameFromElsewhere(Browser browser, EmptyInstall install) {
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(
                        address -> address.startsWith(install.root().toString())
                                || address.startsWith(install.quickBooks().toString())
                                || address.startsWith(install.revio().toString())
                                || address.startsWith("data:"),
                        "asks only this installation, or the provider in its own tab");
        assertThat(browser.console())
                .as("what our own pages have to complain about, such as a breach of their policy")
                .noneMatch(line -> line.startsWith(install.root().toString()));
    }
}
