package org.peixun.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("泄露的密码")
class BreachedPasswordsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    @DisplayName("库中的每一条都查得到，库外的都查不到，首末各条也是")
    void eachIsFound(int size) throws IOException {
        List<String> leaked = IntStream.range(0, size).mapToObj(i -> "Leaked-Word-" + i).toList();
        var breached = new BreachedPasswords(new PasswordSettings(true, file(leaked)));
        assertThat(leaked).allMatch(breached::contain);
        assertThat(IntStream.range(0, 1000).mapToObj(i -> "Kept-Word-" + i)).noneMatch(breached::contain);
    }

    @Test
    @DisplayName("设了泄露密码库的，其中的密码不能用，并说明原因；没有设的不查")
    void isRefused() throws IOException {
        var settings = new PasswordSettings(true, file(List.of("Lv-Shu-Cheng-Yin-7")));
        var rules = new PasswordRules(settings, new BreachedPasswords(settings));
        assertThatThrownBy(() -> rules.check("donge-jingban", "Lv-Shu-Cheng-Yin-7")).hasMessageContaining("公开的泄露密码");
        assertThatCode(() -> rules.check("donge-jingban", "Lv-Shu-Cheng-Yin-8")).doesNotThrowAnyException();
        assertThat(new BreachedPasswords(new PasswordSettings(true, null)).contain("Lv-Shu-Cheng-Yin-7")).isFalse();
    }

    @Test
    @DisplayName("设了却不能读的、按次数而不是按摘要排列的，不启动：不然什么也查不到")
    void unreadable() throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "password\n123456\n");
        Path byCount = Files.writeString(folder.resolve("by-count.txt"), Stream.of("123456", "password", "qwerty", "abc123")
                .map(password -> DigestUtils.sha1Hex(password) + ":" + (100 - password.length())).collect(Collectors.joining("\n")));
        for (Path file : List.of(words, byCount, folder.resolve("nowhere.txt"))) {
            assertThatThrownBy(() -> new BreachedPasswords(new PasswordSettings(true, file))).hasMessageContaining("PEIXUN_PASSWORDS_BREACHEDFILE");
        }
    }

    /** As Have I Been Pwned hands it out: hash, colon, number of times; in order; line ends of Windows. */
    private Path file(List<String> passwords) throws IOException {
        return Files.writeString(folder.resolve("breached.txt"), passwords.stream()
                .map(password -> DigestUtils.sha1Hex(password).toUpperCase(Locale.ROOT) + ":" + password.length()).sorted().collect(Collectors.joining("\r\n", "", "\r\n")));
    }
}
