package org.peixun.letter;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** 卷内材料: what the pages of a case say, laid out for its archive, see {@link CaseLetters}. @param opening one sentence */
public record FiledPaper(String opening, List<Part> parts) {

    /** @param text may be {@code null}: then there is nothing to say */
    public record Fact(String label, String text) {}

    public record Part(String title, List<Fact> facts) {

        public Part {
            facts = facts.stream().filter(fact -> fact.text() != null && !fact.text().isBlank()).toList();
        }

        public static Part of(String title, Fact... facts) {
            return new Part(title, Stream.of(facts).toList());
        }
    }

    /** Parts in which nothing is said are left out. @param subject of the case, before the title; empty where the title says it */
    public Letter letter(String subject, String title, String number, Offices.Office office, Instant date) {
        var said = new FiledPaper(opening, parts.stream().filter(part -> !part.facts().isEmpty()).toList());
        return new Letter("letter/filed", new Letter.Sheet(Letter.Head.PLAIN, subject + title, number, null, office, date), said, title);
    }

    /** 2026年5月6日17时30分, or {@code null}. */
    public static String moment(Instant time) {
        return time == null ? null : Wording.moment(time);
    }
}
