package io.revsync.rehearsal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An admin adds a second company on the page, and works on one without touching the other. */
class SeveralCompaniesTest {
    private static final String SWITCH = "select.company";
    private static final String SPARE_REALM = "9130350000000002";

    @Test
    void aSecondCompanyIsAddedConnectedAndSetUpApart(@TempDir Path folder) throws IOException {
        try (Browser browser = Browser.open(folder.resolve("profile"));
                EmptyInstall install = new EmptyInstall(folder)) {
            Wizard wizard = new Wizard(browser);
            browser.go(install.page().toString());
            browser.at("Initial configuration");
            assertThat(browser.has(SWITCH)).as("nothing to choose from").isFalse();
            wizard.next("QuickBooks Online");
            wizard.fillInAndConnectQuickBooks();

            wizard.open(install, "initial", "Initial configuration");
            browser.press("See the companies kept here, or add one");
            browser.at("Companies");
            browser.type("Short name", "North Side");
            browser.press("Add it");
            browser.says("Short name", "It is no company's name.");
            browser.picture("companies-wrong-name");
            browser.type("Short name", "north");
            browser.press("Add it");
            browser.sees("north is added.");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("companies");

            browser.press("Go to north");
            browser.at("Initial configuration");
            browser.until("the company in the header", () -> browser.has(SWITCH));
            assertThat(browser.chosenAt(SWITCH)).isEqualTo("north");
            wizard.next("QuickBooks Online");
            browser.press("Fill in");
            wizard.signIn("Connect to QuickBooks", "approve");
            browser.sees("kept as \"main\"");
            browser.picture("companies-same-books");
            browser.inNewTab(
                    () -> browser.press("Connect to QuickBooks"),
                    () -> browser.pressAt("#approve[href$='" + SPARE_REALM + "']"));
            browser.sees("Connect again");

            wizard.open(install, "invoices", "Invoice numbers");
            browser.type("Prefix of invoice numbers", "N-");
            browser.press("Next");
            browser.at("Items");
            assertThat(prefix(install, "north")).isEqualTo("N-");
            assertThat(prefix(install, "main")).isEmpty();

            browser.chooseAt(SWITCH, "main");
            browser.until(
                    "the first company's page",
                    () -> browser.has(SWITCH) && browser.chosenAt(SWITCH).equals("main"));
            wizard.open(install, "invoices", "Invoice numbers");
            assertThat(browser.value("Prefix of invoice numbers")).isEmpty();
            browser.width(375);
            assertThat(browser.barriers()).as("on a phone").isEmpty();
            browser.picture("companies-phone");
        }
    }

    private static String prefix(EmptyInstall install, String company) {
        JsonNode settings = EmptyInstall.read(
                install.call("GET", "/config", "", "Revsync-Company", company).body());
        return settings.at("/invoices/prefix").asText();
    }
}
