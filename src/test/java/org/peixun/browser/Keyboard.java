package org.peixun.browser;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;

/** Somebody who never takes the mouse. */
final class Keyboard {

    private static final int PATIENCE = 200;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    Keyboard presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Keyboard types(String text) {
        page.keyboard().insertText(text);
        return this;
    }

    /** Presses the key until the focused element, or the row it is in, matches. */
    Keyboard pressesUntil(String key, String selector) {
        for (int pressed = 0; pressed < PATIENCE; pressed++) {
            page.keyboard().press(key);
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return this;
            }
        }
        return Assertions.fail(key + " pressed " + PATIENCE + " times without coming to " + selector);
    }

    /** j until the current row shows all of this. */
    Keyboard goesToRow(String... texts) {
        for (int pressed = 0; pressed < PATIENCE; pressed++) {
            page.keyboard().press("j");
            String row = page.locator("tr.current").innerText();
            if (java.util.Arrays.stream(texts).allMatch(row::contains)) {
                return this;
            }
        }
        return Assertions.fail("no row with " + String.join(", ", texts));
    }
}
