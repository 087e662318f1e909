package org.peixun.shared;

/** Somebody asks too often: answered 429, with when to try again. */
public class TooManyRequests extends RuntimeException {

    private final String title;

    /** @param title a few words for the head of the page */
    public TooManyRequests(String title, String message) {
        super(message);
        this.title = title;
    }

    public String title() {
        return title;
    }
}
