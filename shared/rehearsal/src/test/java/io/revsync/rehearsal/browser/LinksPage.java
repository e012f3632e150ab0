package io.revsync.rehearsal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the key links, as an admin uses it who finds a wrong one. */
final class LinksPage {

    private final Browser browser;
    private final EmptyInstall install;

    LinksPage(Browser browser, EmptyInstall install) {
        this.browser = browser;
        this.install = install;
    }

    void lookUpChangeAndImport(Path folder) throws IOException {
        String[] link = exported()
                .lines()
                .filter(line -> line.startsWith("customer,") && line.contains(",revio,live,"))
                .findFirst()
                .orElseThrow()
                .split(",");
        String revioId = link[1];
        String quickBooksId = link[2];
        browser.press("Key links");
        browser.at("Key links");

        find(quickBooksId);
        browser.sees("Rev.io " + revioId);
        find(nameOf(quickBooksId));
        browser.sees("QuickBooks " + quickBooksId);
        browser.picture("17-key-links");
        find(revioId);
        browser.press("Unlink");
        browser.pressAt("dialog .primary");
        browser.sees("No link has this id on either side.");
        assertThat(linked(revioId)).isEmpty();

        browser.type("Rev.io id", revioId);
        browser.type("QuickBooks id", "999999999");
        browser.press("Link them");
        browser.sees("QuickBooks has no Customer 999999999.");
        assertThat(linked(revioId)).isEmpty();
        browser.type("QuickBooks id", quickBooksId);
        browser.press("Link them");
        browser.sees("Linked just now");
        assertThat(linked(revioId)).isEqualTo(quickBooksId);

        everyMistakeOfAFileIsTold(folder, revioId);
    }

    private void everyMistakeOfAFileIsTold(Path folder, String revioId) throws IOException {
        String before = exported();
        Path file = folder.resolve("links.csv");
        Files.writeString(file, "type,revioId,quickBooksId\ncustomer,x," + revioId + "\nshoe,1,2\ncustomer,7,\n");
        browser.attach("input[type=file]", file);
        browser.sees("3 mistakes");
        browser.picture("18-key-links-mistakes");
        assertThat(exported()).isEqualTo(before);

        Files.writeString(file, before);
        browser.attach("input[type=file]", file);
        browser.sees("0 links added, " + (before.lines().count() - 1) + " there before");
    }

    private void find(String text) {
        browser.typeAt("#link-text", text);
        browser.press("Find");
    }

    private String exported() {
        return install.call("GET", "/links.csv", "").body();
    }

    private String linked(String revioId) {
        return install.json("/links?type=customer&revioId=" + revioId)
                .at("/links/0/quickBooksId")
                .asText();
    }

    private String nameOf(String quickBooksId) {
        return install.record(install.quickBooks(), "Customer", quickBooksId)
                .path("DisplayName")
                .asText();
    }
}
