package org.peixun.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/** Deque's accessibility checker, run inside a page without loosening its content security policy. */
final class Axe {

    private static final String SOURCE = source();

    private Axe() {}

    /** Serious and critical findings: rule, what it says, the elements. */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page) {
        page.evaluate(SOURCE);
        var found = (List<Map<String, Object>>) page.evaluate("""
                async () => (await axe.run()).violations
                    .filter(each => each.impact === 'serious' || each.impact === 'critical')
                    .map(each => ({rule: each.id, help: each.help,
                        nodes: each.nodes.slice(0, 4).map(node => node.html.slice(0, 200) + ' ' + node.failureSummary.slice(0, 300))}))""");
        return found.stream().map(each -> each.get("rule") + ": " + each.get("help") + " " + each.get("nodes")).toList();
    }

    private static String source() {
        try (InputStream script = new ClassPathResource("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js").getInputStream()) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
