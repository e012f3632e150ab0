package io.revsync.rehearsal.browser;

import io.revsync.sync.Direction;
import org.openqa.selenium.Keys;

/** The wizard's steps, gone through as a finance admin does. */
final class Wizard {
    private final Browser browser;

    Wizard(Browser browser) {
        this.browser = browser;
    }

    /** Goes to a step by its address. */
    Wizard open(EmptyInstall install, String step, String heading) {
        browser.go(install.root() + "console/#/setup/" + step);
        browser.at(heading);
        return this;
    }

    void next(String heading) {
        browser.press("Next");
        browser.at(heading);
    }

    /** Signs in at a simulated provider: {@code approve} or {@code deny}. */
    void signIn(String button, String answer) {
        browser.inNewTab(() -> browser.press(button), () -> browser.pressAt("#" + answer));
    }

    void fillInAndConnectQuickBooks() {
        browser.press("Fill in");
        signIn("Connect to QuickBooks", "approve");
        browser.sees("Connect again");
    }

    void connectPsa() {
        if (browser.has("aside.hint button")) {
            browser.press("Fill in");
        }
        signIn("Connect to Rev.io PSA", "approve");
        browser.sees("Connect again");
    }

    void fillInAndConnectRevio() {
        browser.press("Fill in");
        browser.press("Connect to Rev.io");
        browser.sees("and its password are stored.");
    }

    /** Decides about the first record of the matching page and takes it back, then confirms the first that has a suggestion. */
    void decideByKeys() {
        browser.script("document.querySelector('.suggestion').focus()");
        browser.keys("i");
        browser.sees(": Ignored.");
        browser.keys("u");
        browser.sees(": Not decided.");
        browser.keys(Keys.ARROW_DOWN);
        browser.until("the second card in focus", () -> (Boolean)
                browser.script("return document.activeElement === document.querySelectorAll('.suggestion')[1]"));
        browser.script("document.querySelector('.suggestion:has(.confidence:not(.none, .ambiguous))').focus()");
        browser.keys(Keys.ENTER);
        browser.sees(": Confirmed");
        browser.script("scrollTo(0, 0)");
    }

    /** Picks a record by its name, with the keyboard alone; its name then stands below the field. */
    void pick(String label, String name) {
        choose(label, name);
        browser.says(label, name);
    }

    /** The same where the page does not say the name again. */
    void choose(String label, String name) {
        browser.type(label, name);
        browser.sees(name);
        browser.keys(Keys.ARROW_DOWN, Keys.ENTER);
    }

    static String schedule(Direction direction) {
        return "#f-sync-" + direction.key() + "-schedule";
    }
}
