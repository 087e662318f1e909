package org.peixun.web;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What holds for every page that a person sees; call it with the page's HTML. */
public final class PageAssertions {

    /** Written so in official Chinese too. */
    private static final Set<String> ACCEPTED_WORDS = Set.of(
            "PDF", "Excel", "Word", "WPS", "xlsx", "docx", "pdf", "jpg", "png", "KB", "MB", "Enter", "ID", "IP");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final Set<String> SHOWN_ATTRIBUTES = Set.of("placeholder", "title", "aria-label", "alt", "data-confirm");

    private PageAssertions() {}

    /**
     * A page whole and in order: nothing inline that the content security policy forbids, Chinese, one heading, a label
     * for each input, polite. Identifiers that are Latin by nature are marked {@code translate="no"}.
     */
    public static void assertPolite(String html) {
        Document page = Jsoup.parse(html);
        assertSoftly(softly -> {
            softly.assertThat(page.documentType()).as("document type").isNotNull();
            softly.assertThat(page.select("html").attr("lang")).as("language").isEqualTo("zh-CN");
            softly.assertThat(page.title()).as("title").isNotBlank();
            softly.assertThat(page.select("h1")).as("one h1").hasSize(1);
            softly.assertThat(page.select("main")).as("one main").hasSize(1);
            softly.assertThat(inlineCode(page)).as("inline script, style, handler").isEmpty();
            softly.assertThat(foreignAddresses(page)).as("other hosts").isEmpty();
            softly.assertThat(withoutLabel(page)).as("inputs without a label").isEmpty();
            softly.assertThat(withoutName(page)).as("links and buttons without words").isEmpty();
            softly.assertThat(doubledIds(page)).as("ids given twice").isEmpty();
            softly.assertThat(page.select("form[method=post]:not(:has(input[name=_csrf]))")).as("forms without token").isEmpty();
            softly.assertThat(shownText(page)).as("exclamation marks").noneMatch(text -> text.contains("！") || text.contains("!"));
            softly.assertThat(englishWords(page)).as("English words").isEmpty();
        });
    }

    private static List<String> inlineCode(Document page) {
        var found = new ArrayList<String>();
        page.select("script:not([src]), style").forEach(element -> found.add(element.outerHtml()));
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String key = attribute.getKey();
                boolean runsCode = key.startsWith("on") || key.startsWith("hx-on") || key.equals("style")
                        || attribute.getValue().trim().startsWith("javascript:");
                // geometry inside our drawn diagrams is attributes, not style
                if (runsCode) {
                    found.add(element.tagName() + " " + attribute);
                }
            }
        }
        return found;
    }

    private static List<String> foreignAddresses(Document page) {
        return page.select("[src], [href], [action]").stream()
                .map(element -> element.attr("src") + element.attr("href") + element.attr("action"))
                .filter(address -> address.matches("(?i)(https?:)?//.*"))
                .toList();
    }

    private static List<String> withoutLabel(Document page) {
        return page.select("input:not([type=hidden], [type=submit], [type=button]), select, textarea").stream()
                .filter(input -> !input.hasAttr("aria-label") && !input.hasAttr("aria-labelledby"))
                .filter(input -> input.closest("label") == null)
                .filter(input -> input.id().isEmpty() || page.select("label[for=\"" + input.id() + "\"]").isEmpty())
                .map(Element::outerHtml)
                .toList();
    }

    private static List<String> withoutName(Document page) {
        return page.select("a[href], button, summary").stream()
                .filter(element -> element.text().isBlank() && !element.hasAttr("aria-label"))
                .map(Element::outerHtml)
                .toList();
    }

    private static List<String> doubledIds(Document page) {
        List<String> ids = page.select("[id]").stream().map(Element::id).toList();
        return ids.stream().filter(id -> ids.indexOf(id) != ids.lastIndexOf(id)).distinct().toList();
    }

    private static List<String> shownText(Document page) {
        var shown = new ArrayList<String>();
        for (Element element : page.body().getAllElements()) {
            if (element.closest("[translate=no], kbd, code, script, option[translate=no]") != null) {
                continue;
            }
            element.textNodes().stream().map(TextNode::text).forEach(shown::add);
            SHOWN_ATTRIBUTES.stream().filter(element::hasAttr).map(element::attr).forEach(shown::add);
        }
        return shown;
    }

    private static List<String> englishWords(Document page) {
        return shownText(page).stream()
                .flatMap(text -> WORD.matcher(text).results().map(result -> result.group()))
                .filter(word -> !ACCEPTED_WORDS.contains(word))
                .distinct()
                .toList();
    }
}
