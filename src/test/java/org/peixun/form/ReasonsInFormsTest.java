package org.peixun.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds the fields by itself: a list of reasons is a checklist called {@code reasons}, or ending so. */
@DisplayName("表单中的理由就是所在事项的理由清单（<程序包名>/reasons.yaml）")
class ReasonsInFormsTest {

    private static final Path FORMS = Path.of("forms");

    /** @param decision with which it is shown */
    record Offered(String folder, String file, String key, String decision, Map<String, String> options) {}

    static Stream<Offered> offered() throws IOException {
        try (Stream<Path> files = Files.walk(FORMS)) {
            List<Offered> all = files.filter(file -> file.toString().endsWith(".form")).sorted().flatMap(ReasonsInFormsTest::fields).toList();
            assertThat(all).hasSizeGreaterThan(7);
            return all.stream();
        }
    }

    private static Stream<Offered> fields(Path file) {
        try (var json = Files.newInputStream(file)) {
            return FormReader.read(file.toString(), json).fields().stream()
                    .filter(field -> field.type().equals("checklist") && field.key().matches("(?i).*reasons"))
                    .map(field -> new Offered(file.getParent().getFileName().toString(), file.getFileName().toString(), field.key(),
                            field.shownWhen().values().get(0), field.options()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("offered")
    @DisplayName("选项的编号、顺序、依据和可接受的内容都与清单相同，清单中可以用于该决定的一项不少")
    void optionsAreTheList(Offered offered) {
        Map<String, String> list = new LinkedHashMap<>();
        ReasonList.of(offered.folder()).forDecision(offered.decision()).forEach(reason -> list.put(reason.code(), reason.option()));
        assertThat(offered.options()).isNotEmpty().containsExactlyEntriesOf(list);
    }
}
