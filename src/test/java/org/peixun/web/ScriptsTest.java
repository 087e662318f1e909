package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("浏览器端的脚本")
class ScriptsTest {

    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Path OF_THE_ENGINE = Path.of("src/main/resources/META-INF/resources/webjars/camunda");

    static Stream<Path> scripts() throws IOException {
        try (var ours = Files.walk(STATIC); var engine = Files.walk(OF_THE_ENGINE)) {
            return Stream.concat(ours, engine).filter(file -> file.toString().endsWith(".js")).toList().stream();
        }
    }

    private static String code(Path script) throws IOException {
        return Files.readString(script).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("内容只作为文字写入页面，不拼成 HTML，不把文字当作程序")
    void textOnly(Path script) throws IOException {
        assertThat(code(script)).doesNotContainPattern(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|DOMParser|srcdoc|\\beval\\b|new Function|set(Timeout|Interval)\\(\\s*['\"]|javascript:");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("不用浏览器存储，不读写 Cookie")
    void noStorage(Path script) throws IOException {
        assertThat(code(script)).doesNotContainPattern("localStorage|sessionStorage|indexedDB|caches\\.|document\\.cookie|cookieStore");
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("外来的名字不作为对象的属性：写入的属性名都写明，按名查找用 Map，不合并对象")
    void noPrototypePollution(Path script) throws IOException {
        assertThat(code(script)).doesNotContainPattern("__proto__|\\.prototype\\.(?!slice\\.call\\()|Object\\.assign|setPrototypeOf|\\bextend\\(|\\bmerge\\(|JSON\\.parse");
        List<String> written = Pattern.compile("[\\w)\\]]\\[([^\\]]+)\\]\\s*=(?![=>])").matcher(code(script)).results().map(found -> found.group(1)).toList();
        assertThat(written).allMatch(name -> name.matches("'[\\w-]+'|\\d+"));
        // read: a number, the counter of a loop, a name written out
        List<String> read = Pattern.compile("[\\w)\\]]\\[([^\\]]+)\\]").matcher(code(script)).results().map(found -> found.group(1)).toList();
        assertThat(read).allMatch(name -> name.matches("'[^']*'|\\d+|next|A-Z0-9|type=radio.*|[a-z-]+(=[^'].*)?"));
    }

    @Test
    @DisplayName("htmx 不求值、只请求本站、不把页面存入浏览器")
    void htmx() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/templates/web/layout.html")))
                .contains("\"allowEval\":false", "\"selfRequestsOnly\":true", "\"historyCacheSize\":0");
    }
}
