package org.peixun.letter;

/** Sets letters. */
public interface Letters {

    /** @return the PDF, fonts embedded @throws FontMissing when no Chinese font can be used */
    byte[] pdf(Letter letter);
}
