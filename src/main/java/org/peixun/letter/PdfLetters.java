package org.peixun.letter;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Letters through openhtmltopdf: the same templates and style sheet as the page. */
@Component
class PdfLetters implements Letters {

    /** Of the style sheet; no other address is ever opened. */
    private static final String PROTOCOL = "letter";
    private static final String MISSING = "〓";

    static {
        // it tells each stage of each letter otherwise
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final SpringTemplateEngine templates;
    private final LetterFonts fonts;

    PdfLetters(SpringTemplateEngine templates, LetterFonts fonts) {
        this.templates = templates;
        this.fonts = fonts;
    }

    @Override
    public byte[] pdf(Letter letter) {
        var body = fonts.body();
        var title = fonts.title();
        String html = html(letter);
        var output = new ByteArrayOutputStream();
        try (var bodyFont = FontFile.open(body); var titleFont = FontFile.open(title); var document = new PDDocument()) {
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(new PDFontSupplier(bodyFont.in(document)), "letter-body")
                    .useFont(new PDFontSupplier(titleFont.in(document)), "letter-title")
                    .useUriResolver((base, uri) -> uri.startsWith(PROTOCOL + ":") || uri.startsWith("data:image/png;") ? uri : null)
                    .useProtocolsStreamImplementation(PdfLetters::sheet, PROTOCOL)
                    .withHtmlContent(drawable(withoutControls(html), bodyFont), PROTOCOL + ":/")
                    .withProducer("Peixun")
                    .toStream(output)
                    .run();
            return output.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String page(Letter letter) {
        try (InputStream sheet = sheet(PROTOCOL).getStream()) {
            return html(letter).replaceFirst("<link rel=\"stylesheet\" href=\"" + PROTOCOL + ":[^>]*>",
                    Matcher.quoteReplacement("<style>" + new String(sheet.readAllBytes(), StandardCharsets.UTF_8) + "</style>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String html(Letter letter) {
        return templates.process(letter.template(), new Context(Locale.SIMPLIFIED_CHINESE, Map.of("letter", letter, "paper", true)));
    }

    /** What somebody pasted into an opinion may hold characters that XML does not allow. */
    static String withoutControls(String html) {
        return html.codePoints().filter(c -> c == '\n' || c == '\t' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c < 0xE000))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** A character that the body's font lacks would be printed as another; it becomes 〓, as printers write it, and the letter says so. */
    private static String drawable(String html, FontFile font) throws IOException {
        var text = new StringBuilder(html.length());
        int missing = 0;
        for (int c : html.codePoints().toArray()) {
            boolean drawn = isBlank(c) || isLatin(c) || font.has(c);
            missing += drawn ? 0 : 1;
            text.append(drawn ? Character.toString(c) : MISSING);
        }
        return missing == 0 ? html : text.toString().replace("</body>", "<p>注：“" + MISSING + "”处是字库中没有的字，共" + missing
                + "处，以系统中的打印页为准。</p></body>");
    }

    /** Every reader of PDF has these itself, quotation marks among them. */
    private static boolean isLatin(int c) {
        return WinAnsiEncoding.INSTANCE.contains(GlyphList.getAdobeGlyphList().codePointToName(c));
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static FSStream sheet(String uri) {
        return new FSStream() {
            @Override
            public InputStream getStream() {
                try {
                    return new ClassPathResource("static/css/letter.css").getInputStream();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public Reader getReader() {
                return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
            }
        };
    }
}
