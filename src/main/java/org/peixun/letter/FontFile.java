package org.peixun.letter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font file that can be embedded: TrueType outlines (a glyf table; CFF cannot be subset) and Chinese glyphs. */
final class FontFile implements Closeable {

    private static final String SAMPLE = "备案通知书〔〕";

    private final Closeable file;
    private final TrueTypeFont font;

    private FontFile(Closeable file, TrueTypeFont font) {
        this.file = file;
        this.font = font;
    }

    /** @throws IOException when the file holds no such font */
    static FontFile open(Path path) throws IOException {
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
            var collection = new TrueTypeCollection(path.toFile());
            var first = new TrueTypeFont[1];
            collection.processAllFonts(font -> {
                if (first[0] == null && isChinese(font)) {
                    first[0] = font;
                }
            });
            return checked(collection, first[0], path);
        }
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBufferedFile(path.toFile()));
        return checked(font, isChinese(font) ? font : null, path);
    }

    private static FontFile checked(Closeable file, TrueTypeFont font, Path path) throws IOException {
        if (font == null) {
            file.close();
            throw new IOException("no Chinese TrueType outlines in " + path);
        }
        return new FontFile(file, font);
    }

    private static boolean isChinese(TrueTypeFont font) throws IOException {
        if (!font.getTableMap().containsKey("glyf")) {
            return false;
        }
        var characters = font.getUnicodeCmapLookup();
        return SAMPLE.codePoints().allMatch(character -> characters.getGlyphId(character) != 0);
    }

    /** As a font of the document, subset when it is saved; this file stays open until then. */
    PDFont in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** Whether it can draw the character. */
    boolean has(int character) throws IOException {
        return font.getUnicodeCmapLookup().getGlyphId(character) != 0;
    }

    static boolean isUsable(Path path) {
        // loading asks the font's licence bits too
        try (var font = open(path); var document = new PDDocument()) {
            font.in(document);
            return true;
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
