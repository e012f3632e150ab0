package io.revsync.rehearsal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revsync.sync.Direction;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wrong way is met by words beside the field, loses nothing that was typed, and saves nothing. */
class WrongWaysTest {
    private static final String PAYMENTS = "#f-paymentTypes-toQuickBooks";

    @TempDir
    static Path folder;

    private static Browser browser;
    private static EmptyInstall install;
    private static Wizard wizard;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.open(folder.resolve("profile"));
        install = new EmptyInstall(folder);
        wizard = new Wizard(browser);
    }

    @AfterAll
    static void stop() {
        if (install != null) {
            install.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    /** As if the tab were new. */
    @BeforeEach
    void signIn() {
        browser.go(install.root() + "console/icon.svg");
        browser.script("sessionStorage.clear(); localStorage.clear()");
        browser.go(install.page().toString());
        browser.sees("Set up");
    }

    @Test
    void withoutTheTokenThePageSaysWhereItIs() {
        browser.go(install.root() + "?token=" + "x".repeat(43));
        browser.at("Open the address the rehearsal printed");
        browser.picture("wrong-token");
        assertThat(browser.address()).doesNotContain("xxx");
    }

    @Test
    void deniedConsentTurnsTheCircleRedAndCanBeTriedAgain() {
        wizard.open(install, "quickbooks", "QuickBooks Online");
        if (!browser.has("aside.hint button")) {
            browser.press("Disconnect");
        } else {
            browser.press("Connect to QuickBooks");
            browser.says("Client ID", "Enter the Client ID.");
            browser.press("Fill in");
        }
        wizard.signIn("Connect to QuickBooks", "deny");
        browser.sees("Not connected");
        assertThat(browser.has(".connection .circle.red")).isTrue();
        assertThat(browser.text(".connection .note.bad")).isNotBlank();
        browser.picture("wrong-denied-consent");
        wizard.signIn("Connect to QuickBooks", "approve");
        browser.sees("Connect again");
    }

    @Test
    void aWrongPasswordIsRefusedBesideItsFieldAndNothingIsStored() {
        wizard.open(install, "credentials", "Rev.io REST credentials");
        browser.press("Fill in");
        browser.type("Password", "not the password");
        browser.press("Connect to Rev.io");
        browser.until("a field that is wrong", () -> browser.has("[aria-invalid=true]"));
        assertThat(browser.value("Password")).isEqualTo("not the password");
        browser.picture("wrong-password");
        assertThat(install.json("/connections").at("/revio/status").asText()).isNotEqualTo("green");
    }

    @Test
    void aScheduleThatIsNoneIsRefusedWithTheReason() {
        String field = Wizard.schedule(Direction.INVOICES_TO_QUICKBOOKS);
        wizard.open(install, "sync", "Sync settings");
        browser.typeAt(field, "61 * * * *");
        browser.saysAt(field, "61");
        browser.press("Next");
        browser.sees("Not saved yet");
        assertThat(browser.text("h1")).isEqualTo("Sync settings");
        browser.until("the focus on the field", () -> field.equals("#" + browser.focused()));
        browser.picture("wrong-schedule");

        browser.typeAt(field, "*/15 * * * *");
        browser.saysAt(field, "15 minutes");
        browser.press("Next");
        browser.at("Payment types");
        assertThat(install.json("/config")
                        .at("/sync/invoices-to-quickbooks/schedule")
                        .asText())
                .isEqualTo("*/15 * * * *");
    }

    @Test
    void badJsonIsShownByLineAndKeptAsItIs() {
        String bad = "{\n\"CREDIT_CARD\": \"Visa\"\n\"CHECK\": \"Check\"\n}";
        wizard.open(install, "payments", "Payment types");
        browser.press("JSON");
        browser.typeAt(PAYMENTS + "-json", bad);
        browser.saysAt(PAYMENTS, "Line 2, column 22: A comma is missing after this entry.");
        browser.press("Next");
        browser.picture("wrong-json");
        assertThat(browser.text("h1")).isEqualTo("Payment types");
        assertThat(browser.script("return document.querySelector(arguments[0]).value", PAYMENTS + "-json"))
                .isEqualTo(bad);
        assertThat(browser.script("return document.querySelector('.segments button').disabled"))
                .isEqualTo(true);

        browser.typeAt(PAYMENTS + "-json", "{\"CREDIT_CARD\": \"Visa\", \"CHECK\": \"Check\"}");
        browser.press("Rows");
        assertThat(browser.script("return document.querySelector(arguments[0]).value", PAYMENTS + "-key-1"))
                .isEqualTo("CHECK");
        browser.picture("payment-types-as-rows");
    }

    @Test
    void aStaleTabIsToldWhatChangedAndMayPutItsOwnOnTop() {
        wizard.open(install, "advanced", "Advanced");
        browser.type("Page size", "100");
        saveElsewhere("E-");
        browser.press("Next");
        browser.sees("Somebody saved while you were typing");
        browser.sees("Prefix of invoice numbers");
        browser.picture("wrong-stale-tab");
        browser.press("Put mine on top and save");
        browser.doesNotSee("Somebody saved while you were typing");
        browser.sees("All saved");
        assertThat(install.json("/config").at("/advanced/pageSize").asInt()).isEqualTo(100);
        assertThat(install.json("/config").at("/invoices/prefix").asText()).isEqualTo("E-");

        browser.type("Page size", "200");
        saveElsewhere("F-");
        browser.press("Next");
        browser.press("Take theirs, drop mine");
        browser.until("their page size", () -> browser.value("Page size").equals("100"));
    }

    @Test
    void anItemThatIsNotThereIsRefusedAndTheRightOneNamed() {
        wizard.open(install, "quickbooks", "QuickBooks Online");
        if (browser.has("aside.hint button")) {
            wizard.fillInAndConnectQuickBooks();
        } else if (!browser.has(".connection .circle.green, .connection .circle.amber")) {
            wizard.signIn("Connect to QuickBooks", "approve");
            browser.sees("Connect again");
        }
        wizard.open(install, "items", "Items");
        browser.type("Tax item", "999999");
        browser.says("Tax item", "999999");
        browser.press("Next");
        browser.sees("Not saved yet");
        browser.picture("wrong-item");
        assertThat(install.json("/config").at("/invoices/taxItemId").asText()).isEmpty();
        wizard.pick("Tax item", "Sales tax and fees");
    }

    private static void saveElsewhere(String prefix) {
        HttpResponse<String> read = install.call("GET", "/config", "");
        ObjectNode settings = (ObjectNode) install.json("/config");
        ((ObjectNode) settings.path("invoices")).put("prefix", prefix);
        HttpResponse<String> saved = install.call(
                "PUT",
                "/config",
                settings.toString(),
                "If-Match",
                read.headers().firstValue("ETag").orElseThrow());
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    }
}
