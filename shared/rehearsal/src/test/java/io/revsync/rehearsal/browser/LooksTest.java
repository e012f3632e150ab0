package io.revsync.rehearsal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Every view in light and dark, wide and on a phone: nothing sticks out, and nothing keeps anybody out. */
class LooksTest {
    private static final int PHONE = 375;
    private static final List<String> VIEWS = Stream.concat(
                    Stream.of(
                                    "initial",
                                    "quickbooks",
                                    "psa",
                                    "credentials",
                                    "api",
                                    "invoices",
                                    "items",
                                    "sync",
                                    "payments",
                                    "links",
                                    "advanced",
                                    "matching",
                                    "finish")
                            .map(step -> "setup/" + step),
                    Stream.of("matching", "links", "status", "history", "companies"))
            .toList();

    @TempDir
    static Path folder;

    private static Browser browser;
    private static EmptyInstall install;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.open(folder.resolve("profile"));
        install = new EmptyInstall(folder);
        browser.go(install.page().toString());
        browser.at("Initial configuration");
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

    @Test
    void nobodyMeetsABarrierInLightOrDark() {
        for (String scheme : List.of("light", "dark")) {
            browser.colours(scheme);
            for (String view : VIEWS) {
                show(view);
                assertThat(browser.barriers()).as(view + " in " + scheme).isEmpty();
                browser.picture(scheme + "-" + view.replace('/', '-'));
            }
        }
        browser.colours("light");
    }

    @Test
    void aBarrierWouldBeNoticed() {
        show("setup/initial");
        browser.script("document.querySelector('main label').remove()");
        assertThat(browser.barriers()).anyMatch(barrier -> barrier.startsWith("label:"));
        browser.reload();
    }

    @Test
    void everythingFitsOnAPhone() {
        browser.width(PHONE);
        for (String view : VIEWS) {
            show(view);
            assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(PHONE);
            assertThat(browser.barriers()).as(view + " on a phone").isEmpty();
            browser.picture("phone-" + view.replace('/', '-'));
        }
        browser.width(0);
    }

    @Test
    void theFocusFollowsThePageAndTheFirstTabSkipsTheHeader() {
        show("setup/initial");
        browser.reload();
        browser.at("Initial configuration");
        browser.keys(Keys.TAB);
        assertThat(browser.script("return document.activeElement.className")).isEqualTo("skip");
        browser.keys(Keys.ENTER);
        assertThat(browser.script("return document.activeElement.tagName")).isEqualTo("H1");
        browser.press("Next");
        browser.at("QuickBooks Online");
        assertThat(browser.script("return document.activeElement.textContent")).isEqualTo("QuickBooks Online");
    }

    private static void show(String view) {
        browser.go(install.root() + "console/#/" + view);
        browser.until("the view " + view, () -> browser.has("main h1"));
    }
}
