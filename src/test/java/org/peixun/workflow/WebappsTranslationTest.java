package org.peixun.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Camunda ships its web apps in English and German only; the Chinese labels are ours. A label missing
 * here appears to the user as a bare key, so every label of the Camunda version in use must have its
 * Chinese counterpart.
 */
@DisplayName("流程平台各应用界面均为中文")
class WebappsTranslationTest {

    private static final String APP = "META-INF/resources/webjars/camunda/app/";

    /** {{ name }}, {name}, HTML tags and entities; texts such as &lt;definition&gt; are no tags and are translated. */
    private static final Pattern MARKS =
            Pattern.compile("\\{+[^{}]*}+|</?(?:a|b|br|code|em|i|p|span|strong)\\b[^<>]*>|&\\w+;");

    private static final Pattern DATE_MARKS = Pattern.compile("%[ds]");

    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("中文词条与原文逐条对应，不缺不多")
    void everyKeyIsTranslated(String app) {
        assertThat(chinese(app).keySet()).containsExactlyInAnyOrderElementsOf(english(app).keySet());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("中文词条保留原文的占位符和 HTML 标记")
    void placeholdersAndTagsAreKept(String app) {
        var english = english(app);
        var chinese = chinese(app);
        chinese.keySet().retainAll(english.keySet());
        chinese.entrySet().removeIf(entry -> marks(entry.getKey(), entry.getValue())
                .equals(marks(entry.getKey(), english.get(entry.getKey()))));
        assertThat(chinese).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("中文词条没有空白（原文为空或仅为复数词尾的除外）")
    void noLabelIsBlank(String app) {
        var english = english(app);
        var blank = chinese(app);
        blank.values().removeIf(translation -> !translation.isBlank());
        blank.keySet().removeIf(path -> english.getOrDefault(path, "?").isBlank() || "s".equals(english.get(path)));
        assertThat(blank).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    @DisplayName("应用配置只提供简体中文，并以其为默认语言")
    void configurationOffersChineseOnly(String app) throws IOException {
        // the copy in the web jar has the same path: what is read here is what the browser gets
        try (InputStream in = open(APP + app + "/scripts/config.js")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("(?m)^\\s*['\"]?availableLocales['\"]?: \\[['\"]zh-CN['\"]]")
                    .containsPattern("(?m)^\\s*['\"]?fallbackLocale['\"]?: ['\"]zh-CN['\"]");
        }
    }

    private Map<String, String> english(String app) {
        return values(APP + app + "/locales/en.json");
    }

    private Map<String, String> chinese(String app) {
        return values(APP + app + "/locales/zh-CN.json");
    }

    private Map<String, String> values(String resource) {
        try (InputStream in = open(resource)) {
            Map<String, String> values = new LinkedHashMap<>();
            collect("", json.readTree(in), values);
            assertThat(values).as(resource).isNotEmpty();
            return values;
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i), values);
            }
        } else {
            values.put(path, node.asString());
        }
    }

    /** Sorted, because the Chinese word order may differ. */
    private static List<String> marks(String path, String value) {
        Stream<MatchResult> found = path.startsWith("/dateLocales/")
                ? DATE_MARKS.matcher(value).results()
                : MARKS.matcher(value).results();
        return found.map(MatchResult::group).sorted().toList();
    }

    private static InputStream open(String resource) {
        InputStream in = WebappsTranslationTest.class.getClassLoader().getResourceAsStream(resource);
        assertThat(in).as(resource).isNotNull();
        return in;
    }
}
