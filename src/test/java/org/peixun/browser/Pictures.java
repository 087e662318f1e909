package org.peixun.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;

/** Pictures of pages, to be looked at by people. */
final class Pictures {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Pictures() {}

    /** The whole page, longer than the window where it is; what sticks to the window's edge would hide the middle. */
    static void take(Page page, String name) {
        try {
            page.evaluate("() => document.querySelectorAll('.button-bar').forEach(bar => bar.style.position = 'static')");
            page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
        } catch (PlaywrightException gone) {
            System.err.println("no picture of " + name + ": " + gone.getMessage());
        }
    }
}
