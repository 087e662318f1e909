package org.peixun.worklist;

/** A count that stops at a thousand: beyond it nobody reads the number, and the database need not either. */
public record Counted(int number) {

    public static final int LIMIT = 1000;

    static Counted of(int number) {
        return new Counted(Math.min(number, LIMIT));
    }

    Counted and(Counted other) {
        return of(number + other.number);
    }

    public boolean isOpenEnded() {
        return number >= LIMIT;
    }

    public String text() {
        return isOpenEnded() ? "999+" : Integer.toString(number);
    }
}
