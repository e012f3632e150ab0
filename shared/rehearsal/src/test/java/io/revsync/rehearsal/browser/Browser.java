package io.revsync.rehearsal.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.revsync.sync.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's chromium, driven as a person would: by labels, button texts and keys. */
final class Browser implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getenv().getOrDefault("CHROMEDRIVER", "/usr/bin/chromedriver"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final List<String> requests = new ArrayList<>();
    private final List<String> console = new ArrayList<>();
    private final String mainTab;
    private Duration patience = PATIENCE;

    private Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                "--user-data-dir=" + profile.toAbsolutePath());
        options.setCapability("goog:loggingPrefs", Map.of(LogType.PERFORMANCE, "ALL", LogType.BROWSER, "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        this.driver = new ChromeDriver(service, options);
        this.mainTab = driver.getWindowHandle();
    }

    /** Opens one; the test is skipped where there is none. */
    static Browser open(Path profile) {
        for (Path program : List.of(CHROMIUM, DRIVER)) {
            assumeTrue(
                    Files.isExecutable(program),
                    () -> "There is no " + program + ", so no browser test runs. Debian: apt-get install chromium"
                            + " chromium-driver; elsewhere name them by CHROMIUM and CHROMEDRIVER.");
        }
        return new Browser(profile);
    }

    void go(String address) {
        driver.get(address);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Waits until the page's heading is this. */
    void at(String heading) {
        until("the heading \"" + heading + "\"", () -> heading.equals(text("h1")));
    }

    /** Waits until a text is on the page. */
    void sees(String text) {
        until(
                "\"" + text + "\"",
                () -> driver.findElement(By.tagName("body")).getText().contains(text));
    }

    /** The same browser, waiting this long. */
    Browser patiently(Duration patience) {
        this.patience = patience;
        return this;
    }

    void doesNotSee(String text) {
        until(
                "no \"" + text + "\"",
                () -> !driver.findElement(By.tagName("body")).getText().contains(text));
    }

    /** Presses the first button or link of this text that is to be seen. */
    void press(String text) {
        until("something to press called \"" + text + "\"", () -> {
            for (WebElement element : driver.findElements(By.cssSelector("button, a, summary"))) {
                if (element.isDisplayed()
                        && element.isEnabled()
                        && element.getText().strip().equals(text)) {
                    click(element);
                    return true;
                }
            }
            return false;
        });
    }

    void pressAt(String selector) {
        until(selector, () -> {
            click(find(selector));
            return true;
        });
    }

    /** Types into the field of this label, in place of what is there. */
    void type(String label, String text) {
        typeAt("#" + idOf(label), text);
    }

    void typeAt(String selector, String text) {
        until(selector, () -> {
            WebElement field = find(selector);
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"));
            field.sendKeys(text.isEmpty() ? Keys.DELETE : text);
            return true;
        });
    }

    /** Chooses the option of this value. */
    void chooseAt(String selector, String value) {
        new Select(find(selector)).selectByValue(value);
    }

    /** The value of the option that is chosen. */
    String chosenAt(String selector) {
        return find(selector).getDomProperty("value");
    }

    /** Chooses a file in a file field, which may be out of sight. */
    void attach(String selector, Path file) {
        find(selector).sendKeys(file.toAbsolutePath().toString());
    }

    /** Presses keys in whatever has the focus. */
    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** What stands in the field of this label. */
    String value(String label) {
        return find("#" + idOf(label)).getDomProperty("value");
    }

    /** Waits until this is said below the field of this label. */
    void says(String label, String text) {
        saysAt("#" + idOf(label), text);
    }

    /** The same for a field that has no label of its own. */
    void saysAt(String selector, String text) {
        until("\"" + text + "\" below " + selector, () -> text(selector + "-note")
                .contains(text));
    }

    String focused() {
        return driver.switchTo().activeElement().getDomAttribute("id");
    }

    String text(String selector) {
        return find(selector).getText().strip();
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Figures by name that a script hands to its last argument when it is done; the script may import the page's own modules. */
    @SuppressWarnings("unchecked") // WebDriver makes maps of objects and numbers of numbers
    Map<String, Number> measure(String script, Object... arguments) {
        return (Map<String, Number>) driver.executeAsyncScript(script, arguments);
    }

    /** Presses what opens a tab, does something in it, and closes it. */
    void inNewTab(Runnable opens, Runnable inTab) {
        Set<String> before = driver.getWindowHandles();
        opens.run();
        String tab = until("a new tab", () -> driver.getWindowHandles().stream()
                .filter(handle -> !before.contains(handle))
                .findFirst()
                .orElse(null));
        driver.switchTo().window(tab);
        try {
            inTab.run();
        } finally {
            takeLogs();
            driver.close();
            driver.switchTo().window(mainTab);
        }
    }

    /** As a phone of this width shows it; 0 puts the window back. */
    void width(int pixels) {
        if (pixels == 0) {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        } else {
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", pixels, "height", 812, "deviceScaleFactor", 2, "mobile", true));
        }
    }

    /** @param scheme light or dark */
    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Writes the whole page to {@code target/screenshots}. */
    void picture(String name) {
        driver.executeScript("document.activeElement?.blur(); scrollTo(0, 0)");
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException("The screenshot " + name + " cannot be written", e);
        }
    }

    /** What axe finds against WCAG 2.2 AA and its best practices: rule, and where. */
    List<String> barriers() {
        if (!Boolean.TRUE.equals(script("return Boolean(window.axe)"))) {
            driver.executeScript(axe());
        }
        String found = (String) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run().then(result => done(JSON.stringify(result.violations)), problem => done(String(problem)));
                """);
        return StreamSupport.stream(json(found).spliterator(), false)
                .map(rule -> rule.path("id").asText() + ": "
                        + rule.at("/nodes/0/html").asText() + " "
                        + rule.at("/nodes/0/failureSummary").asText())
                .toList();
    }

    /** Addresses of everything the browser asked for so far. */
    List<String> requests() {
        takeLogs();
        return requests;
    }

    /** Everything the console said so far that is worse than a note. */
    List<String> console() {
        takeLogs();
        return console;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void takeLogs() {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = json(entry.getMessage()).path("message");
            String address = message.at("/params/request/url").asText();
            // A new tab begins with a page of the browser's own, which it reads from itself.
            if (message.path("method").asText().equals("Network.requestWillBeSent")
                    && !address.startsWith("chrome://")) {
                requests.add(address);
            }
        }
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) {
                console.add(entry.getMessage());
            }
        }
    }

    /** As a person does, who scrolls until nothing lies over it: WebDriver itself is content with a place below the header. */
    private void click(WebElement element) {
        script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        element.click();
    }

    private WebElement find(String selector) {
        return until(selector, () -> driver.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .orElse(null));
    }

    private String idOf(String label) {
        return until("a field called \"" + label + "\"", () -> driver.findElements(By.tagName("label")).stream()
                .filter(element -> element.isDisplayed()
                        && element.getText().lines().findFirst().equals(Optional.of(label)))
                .map(element -> element.getDomAttribute("for"))
                .findFirst()
                .orElse(null));
    }

    /** Waits for something that is neither null nor false. */
    <T> T until(String what, Supplier<T> condition) {
        return new WebDriverWait(driver, patience)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(ElementClickInterceptedException.class)
                .withMessage(() -> "Not there: " + what + ". The page at " + driver.getCurrentUrl() + " shows:\n"
                        + driver.findElement(By.tagName("body")).getText())
                .until(page -> condition.get());
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("axe.min.js cannot be read", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + text, e);
        }
    }
}
