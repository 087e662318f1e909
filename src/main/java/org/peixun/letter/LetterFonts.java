package org.peixun.letter;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds the font of letters: the one that is set, otherwise the best on the system. What is found is kept; while nothing
 * is found each letter looks again, so that installing a font needs no restart.
 */
@Component
class LetterFonts {

    private static final Logger log = LoggerFactory.getLogger(LetterFonts.class);

    /** 仿宋 first, as GB/T 9704 asks; then what free systems have. */
    private static final List<String> PREFERRED = List.of(
            "simfang", "fangsong", "stfangso", "fzfs", "droidsansfallbackfull", "droidsansfallback", "wqy", "simsun", "song");

    private final LetterSettings settings;
    private final List<Path> folders;
    private volatile Path found;

    @Autowired
    LetterFonts(LetterSettings settings) {
        this(settings, systemFolders());
    }

    LetterFonts(LetterSettings settings, List<Path> folders) {
        this.settings = settings;
        this.folders = folders;
    }

    private static List<Path> systemFolders() {
        String home = System.getProperty("user.home");
        return Stream.of("/usr/share/fonts", "/usr/local/share/fonts", home + "/.fonts", home + "/.local/share/fonts",
                "/Library/Fonts", "/System/Library/Fonts", home + "/Library/Fonts", "C:/Windows/Fonts").map(Path::of).toList();
    }

    /** @throws FontMissing when there is none, or the one that is set cannot be used */
    Path body() {
        if (!settings.font().isBlank()) {
            return configured(settings.font());
        }
        Path known = found;
        if (known == null || !Files.isReadable(known)) {
            known = search().orElseThrow(FontMissing::onSystem);
            log.info("letters are set in {}", known);
            found = known;
        }
        return known;
    }

    /** @throws FontMissing as {@link #body()} */
    Path title() {
        return settings.titleFont().isBlank() ? body() : configured(settings.titleFont());
    }

    private static Path configured(String path) {
        Path file = Path.of(path);
        if (!Files.isReadable(file) || !FontFile.isUsable(file)) {
            throw FontMissing.configured(path);
        }
        return file;
    }

    private Optional<Path> search() {
        return folders.stream().filter(Files::isDirectory).flatMap(LetterFonts::files)
                .sorted(Comparator.comparingInt(LetterFonts::rank).thenComparing(Path::toString))
                .filter(FontFile::isUsable).findFirst();
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.find(folder, 6, (path, attributes) -> attributes.isRegularFile()
                && path.toString().toLowerCase(Locale.ROOT).matches(".*\\.tt[fc]"), FileVisitOption.FOLLOW_LINKS)) {
            return files.toList().stream();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            log.info("fonts in {} cannot be listed: {}", folder, unreadable.getMessage());
            return Stream.empty();
        }
    }

    private static int rank(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        for (int i = 0; i < PREFERRED.size(); i++) {
            if (name.startsWith(PREFERRED.get(i))) {
                return i;
            }
        }
        return PREFERRED.size();
    }
}
