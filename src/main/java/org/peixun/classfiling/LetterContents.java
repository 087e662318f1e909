package org.peixun.classfiling;

import java.util.List;

/** What the templates of the letters read: whole sentences, nothing to be decided there. */
final class LetterContents {

    /** @param ordinal 一 @param basis and the others end as sentences do @param found may be empty */
    record Point(String ordinal, String label, String basis, String found, String accepted) {}

    record Return(String opening, List<Point> points, String opinion, String deadline, String contact) {}

    record Refusal(String opening, List<String> facts, List<Point> points, List<String> objections, String contact) {}

    /** @param changed since when other contents than those filed hold, or {@code null} @param complaint how a trainee complains @param qr data URI @param checkCode in groups of four */
    record Receipt(
            String opening, String changed, List<Description.Row> rows, String duty, String complaint, String qr, String checkPage,
            String checkCode) {}

    private LetterContents() {}
}
