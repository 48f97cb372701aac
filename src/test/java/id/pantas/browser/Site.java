package id.pantas.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The site as a person meets it: opens addresses, reads, types and presses in a real browser. */
final class Site implements AutoCloseable {

    /** Where pictures of the pages are kept, to be looked at. */
    private static final Path PICTURES = Path.of("target", "screenshots");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver browser;
    private final String address;
    private final String name;

    private Site(ChromeDriver browser, String address, String name) {
        this.browser = browser;
        this.address = address;
        this.name = name;
    }

    static Site onDesktop(int port) {
        return new Site(InstalledBrowser.start(1440, 900), "http://localhost:" + port, "desktop");
    }

    /** 360 px wide, the narrowest phone that is supported. */
    static Site onPhone(int port) {
        ChromeDriver browser = InstalledBrowser.start(500, 800);
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 2, "mobile", true));
        return new Site(browser, "http://localhost:" + port, "phone");
    }

    Site open(String path) {
        browser.get(address + path);
        return this;
    }

    /** Forgets who was signed in, and what the console said until now. */
    Site signedOut() {
        open("/akun-resmi");
        browser.manage().deleteAllCookies();
        browser.manage().logs().get(LogType.BROWSER);
        return this;
    }

    Site signInAs(String user, String password) {
        open("/masuk");
        type("pengguna", user);
        type("sandi", password);
        browser.findElement(By.cssSelector("#isi form button[type=submit]")).click();
        waitUntil("sign-in of " + user, () -> !path().startsWith("/masuk"));
        return this;
    }

    Site type(String field, String value) {
        WebElement input = browser.findElement(By.name(field));
        input.clear();
        input.sendKeys(value);
        return this;
    }

    /** Strikes a key, wherever the focus is. */
    Site key(CharSequence key) {
        new Actions(browser).sendKeys(key).perform();
        return this;
    }

    Site follow(String linkText) {
        browser.findElement(By.partialLinkText(linkText)).click();
        return this;
    }

    Site press(String buttonText) {
        browser.findElements(By.tagName("button")).stream()
                .filter(WebElement::isDisplayed)
                .filter(button -> button.getText().contains(buttonText))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button '" + buttonText + "' on " + path()))
                .click();
        return this;
    }

    /** Answers the browser's question with yes. */
    Site agree() {
        browser.switchTo().alert().accept();
        return this;
    }

    /** Opens a link of the page that has no words of its own to go by. */
    Site go(String cssSelector) {
        browser.get(first(cssSelector).getDomAttribute("href").replaceFirst("^(?=/)", address));
        return this;
    }

    Site choose(String field, String value) {
        new Select(browser.findElement(By.name(field))).selectByValue(value);
        return this;
    }

    /** What the browser gets from {@code path} with the cookies of the person signed in. */
    String download(String path) {
        return (String) browser.executeAsyncScript(
                "const done = arguments[1]; fetch(arguments[0]).then(r => r.text()).then(done, e => done('failed: ' + e))",
                path);
    }

    /** Where a link leads. */
    String target(String cssSelector) {
        return first(cssSelector).getDomAttribute("href");
    }

    boolean isDark() {
        return "dark".equals(first("html").getDomAttribute("data-bs-theme"));
    }

    String text() {
        return browser.findElement(By.tagName("body")).getText();
    }

    String heading() {
        return browser.findElement(By.tagName("h1")).getText();
    }

    String path() {
        return browser.getCurrentUrl().substring(address.length());
    }

    List<WebElement> all(String cssSelector) {
        return browser.findElements(By.cssSelector(cssSelector));
    }

    WebElement first(String cssSelector) {
        return browser.findElement(By.cssSelector(cssSelector));
    }

    Site waitUntil(String what, java.util.function.BooleanSupplier condition) {
        return waitUntil(what, PATIENCE, condition);
    }

    /** Waits for a state of the page, never for a length of time. */
    Site waitUntil(String what, Duration patience, java.util.function.BooleanSupplier condition) {
        new WebDriverWait(browser, patience)
                .withMessage(what)
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .until(driver -> condition.getAsBoolean());
        return this;
    }

    Site dark(boolean dark) {
        browser.executeScript(
                "localStorage.setItem('pantas-theme', arguments[0]);"
                        + "document.documentElement.setAttribute('data-bs-theme', arguments[0])",
                dark ? "dark" : "light");
        return this;
    }

    /** Keeps a picture of the whole page as {@code target/screenshots/<title>-<desktop|phone>.png}. */
    Site picture(String title) {
        try {
            Files.createDirectories(PICTURES);
            Map<String, Object> taken = browser.executeCdpCommand(
                    "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"));
            Files.write(PICTURES.resolve(title + "-" + name + ".png"), OutputType.BYTES.convertFromBase64Png((String)
                    taken.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Nothing is cut: the page is not wider than the screen. */
    Site fitsTheScreen() {
        Object excess = browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) excess).intValue())
                .as("pixels by which %s is wider than the screen", path())
                .isLessThanOrEqualTo(0);
        return this;
    }

    /** Axe finds no violation of WCAG 2.2 A and AA on the page as it stands. */
    Site isAccessible() {
        List<Rule> violations = new AxeBuilder()
                .setLegacyMode(true) // no frames here, so no second window is needed
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze(browser)
                .getViolations();
        assertThat(violations)
                .as("accessibility of %s", path())
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .limit(3)
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
        return this;
    }

    /** Neither a refused resource nor a script error was reported since the last look. */
    Site hasNoConsoleErrors() {
        List<String> errors = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
        assertThat(errors).as("console of %s", path()).isEmpty();
        return this;
    }

    @Override
    public void close() {
        browser.quit();
    }
}
