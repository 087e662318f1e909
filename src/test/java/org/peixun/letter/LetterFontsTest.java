package org.peixun.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.shared.RequestRefused;

@DisplayName("文书的字体")
class LetterFontsTest {

    private static final LetterSettings NOTHING_SET = new LetterSettings("", "", "");

    @TempDir
    Path folder;

    @Test
    @DisplayName("系统没有中文字体：用中文说明要安装什么，不是程序故障")
    void noneInstalled() throws IOException {
        Files.writeString(folder.resolve("broken.ttf"), "not a font");
        assertThatThrownBy(() -> new LetterFonts(NOTHING_SET, List.of(folder, folder.resolve("absent"))).body())
                .isInstanceOfSatisfying(FontMissing.class,
                        missing -> assertThat(missing.kind()).isEqualTo(RequestRefused.Kind.CONFLICT))
                .hasMessageContaining("系统未安装可用的中文字体").hasMessageContaining("安装").hasMessageContaining("打印页");
    }

    @Test
    @DisplayName("设置的字体不存在或者不能用：指出是哪个文件，不悄悄换成别的")
    void configuredButUnusable() throws IOException {
        Path broken = Files.writeString(folder.resolve("某字体.ttf"), "not a font");
        for (String path : List.of(broken.toString(), folder.resolve("没有.ttf").toString())) {
            assertThatThrownBy(() -> new LetterFonts(new LetterSettings(path, "", "")).body())
                    .isInstanceOf(FontMissing.class).hasMessageContaining(path);
        }
    }

    @Test
    @NeedsLetterFont
    @DisplayName("装好字体后不重启就能找到；标题没有另设字体的与正文相同")
    void foundWithoutRestart() throws IOException {
        Path installed = new LetterFonts(NOTHING_SET).body();
        var fonts = new LetterFonts(NOTHING_SET, List.of(folder));
        assertThatThrownBy(fonts::body).isInstanceOf(FontMissing.class);
        Path copy = Files.copy(installed, folder.resolve(installed.getFileName()));
        assertThat(fonts.body()).isEqualTo(copy);
        assertThat(fonts.title()).isEqualTo(copy);
    }
}
