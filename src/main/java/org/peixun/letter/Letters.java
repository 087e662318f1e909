package org.peixun.letter;

/** Sets letters. */
public interface Letters {

    /** @return the PDF, fonts embedded @throws FontMissing when no Chinese font can be used */
    byte[] pdf(Letter letter);

    /** @return one HTML page that brings its style sheet: to be read without this system, whatever fonts there are */
    String page(Letter letter);
}
