package org.peixun.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One Chromium for the whole run ({@code -Dchromium=<path>} or {@code CHROMIUM} where it is not at the usual place), a
 * window with cookies of its own for each person. After a test: windows closed, what {@link Watch} saw is judged; a
 * failed test leaves pictures of its windows.
 */
final class Visitors implements BeforeEachCallback, AfterEachCallback {

    private static final List<String> SWITCHES = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=zh-CN");
    private static final double PATIENCE = 20_000;

    private record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {

        static Chromium start() {
            String path = System.getProperty("chromium", System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
            Playwright playwright = Playwright.create();
            return new Chromium(playwright, playwright.chromium()
                    .launch(new LaunchOptions().setExecutablePath(Path.of(path)).setArgs(SWITCHES)));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    private Browser browser;

    @Override
    public void beforeEach(ExtensionContext context) {
        browser = context.getRoot().getStore(Namespace.create(Visitors.class))
                .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class).browser();
    }

    /** @return a watched, empty page in a window of its own */
    Visit arrive(Consumer<NewContextOptions> options) {
        var wanted = new NewContextOptions().setLocale("zh-CN").setTimezoneId("Asia/Shanghai").setViewportSize(1366, 768);
        options.accept(wanted);
        BrowserContext window = browser.newContext(wanted);
        window.setDefaultTimeout(PATIENCE);
        windows.add(window);
        var watch = new Watch(window);
        watches.add(watch);
        return new Visit(window.newPage(), watch);
    }

    record Visit(Page page, Watch watch) {}

    @Override
    public void afterEach(ExtensionContext context) {
        boolean failed = context.getExecutionException().isPresent();
        for (int i = 0; failed && i < windows.size(); i++) {
            String name = "failed-" + context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName() + "-" + i;
            windows.get(i).pages().forEach(page -> Pictures.take(page, name));
        }
        List<String> kept = windows.stream().flatMap(window -> window.pages().stream()).filter(page -> page.url().startsWith("http"))
                .map(page -> String.valueOf(page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])"))).toList();
        windows.forEach(BrowserContext::close);
        // neither ID numbers nor telephones, nor whole pages
        assertThat(failed ? List.<String>of() : kept).noneMatch(text -> text.matches("(?s).*(\\b\\d{17}[\\dX]\\b|\\b1\\d{10}\\b|<main|csrf).*"));
        if (!failed) {
            watches.forEach(Watch::sawNothingWrong);
        }
    }
}
