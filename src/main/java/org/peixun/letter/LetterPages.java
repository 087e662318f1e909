package org.peixun.letter;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers for controllers that hand out letters. */
@Component
public class LetterPages {

    private final Letters letters;

    LetterPages(Letters letters) {
        this.letters = letters;
    }

    /**
     * @param printPath where the same letter is a page
     * @return the PDF under its Chinese name (RFC 5987) or, where no font is found, the page (409) that says what to install
     */
    public Object pdf(Letter letter, String printPath) {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .cacheControl(CacheControl.noStore())
                    .header("X-Content-Type-Options", "nosniff")
                    .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline()
                            .filename(letter.fileName() + ".pdf", StandardCharsets.UTF_8).build().toString())
                    .body(letters.pdf(letter));
        } catch (FontMissing missing) {
            return new ModelAndView("letter/font-missing",
                    Map.of("sentence", missing.getMessage(), "printPath", printPath), HttpStatus.CONFLICT);
        }
    }

    /** The letter as it would be sent, with a line that says so. */
    public ModelAndView preview(Letter letter) {
        return new ModelAndView(letter.template(), Map.of("letter", letter, "paper", false));
    }

    /** The letter as a page that the browser prints. @param pdfPath where it is a PDF */
    public ModelAndView page(Letter letter, String pdfPath) {
        return new ModelAndView(letter.template(), Map.of("letter", letter, "paper", false, "pdfPath", pdfPath));
    }
}
