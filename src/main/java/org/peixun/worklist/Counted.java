package org.peixun.worklist;

/** A count that stops at a thousand: beyond it nobody reads the number, and the database need not either. */
public record Counted(int number) {

    public static final int LIMIT = 1000;

    public boolean isOpenEnded() {
        return number >= LIMIT;
    }

    public String text() {
        return isOpenEnded() ? "999+" : Integer.toString(number);
    }
}
