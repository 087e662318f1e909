package org.peixun.suspension;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.Letter;
import org.peixun.letter.Wording;
import org.peixun.shared.RequestRefused;
import org.peixun.suspension.GivenLetters.Given;
import org.peixun.workflow.CaseType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letters of a suspension: facts, grounds, decision, ways to object (行政处罚法 §44–45 by analogy). Each is kept in the
 * transaction that gives it and never composed again; only cases from before letters were kept are composed when read.
 */
@Service
@Transactional
public class SuspensionLetters implements CaseLetters {

    /** @param ordinal 一 */
    public record Part(String ordinal, String title, List<String> sentences) {}

    public record Content(String opening, List<Part> parts) {}

    private final SuspensionFiles files;
    private final GivenLetters given;
    private final ComposedLetters composed;
    private final AccessPolicy access;

    SuspensionLetters(SuspensionFiles files, GivenLetters given, ComposedLetters composed, AccessPolicy access) {
        this.files = files;
        this.given = given;
        this.composed = composed;
        this.access = access;
    }

    /** From now on it stays as the case is at this moment. */
    void give(Suspension suspension, SuspensionLetterKind kind) {
        given.add(suspension.number(), kind, composed.paper(suspension, kind));
    }

    /** Before a step changes what they say: the letters of a case from before they were kept. */
    void keep(Suspension suspension) {
        missing(suspension, given.of(suspension.number())).forEach(kind -> give(suspension, kind));
    }

    /**
     * @param nth of its kind, from 1; {@code null} = the last
     * @throws RequestRefused 404 when the case is not this person's, or there is no such letter yet
     */
    @Transactional(readOnly = true)
    public Letter letter(String number, SuspensionLetterKind kind, Integer nth, Actor reader) {
        Suspension suspension = files.get(number);
        access.check(reader, Action.SEE_SUSPENSION, suspension.subject());
        Given found = of(suspension, reader).stream().filter(one -> one.kind() == kind && (nth == null || one.nth() == nth)).reduce((before, later) -> later)
                .orElseThrow(() -> RequestRefused.notFound("还没有这份" + kind.label() + "。请从事项页打开已经出具的文书。"));
        return letter(number, found);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Letter> of(String number) {
        return files.findById(number).map(suspension -> all(suspension).map(one -> letter(number, one)).toList()).orElse(List.of());
    }

    private static Letter letter(String number, Given one) {
        return new Letter("suspension/letter", one.paper().sheet(), one.paper().content(),
                one.kind().label() + "（" + number + "）" + (one.nth() == 1 ? "" : "-" + one.nth()));
    }

    /** Where there are several of a kind, each by its number, or by its day where it has none. */
    List<CaseType.Paper> papers(Suspension suspension, Actor reader) {
        List<Given> all = of(suspension, reader);
        return all.stream().map(one -> {
            boolean only = all.stream().filter(other -> other.kind() == one.kind()).count() == 1;
            Letter.Sheet sheet = one.paper().sheet();
            return only ? new CaseType.Paper(one.kind().label(), one.kind().path(suspension.number()))
                    : new CaseType.Paper(one.kind().label() + "（" + (sheet.number() == null ? Wording.day(sheet.date()) : sheet.number()) + "）",
                            one.kind().path(suspension.number()) + "?nth=" + one.nth());
        }).toList();
    }

    private List<Given> of(Suspension suspension, Actor reader) {
        return all(suspension).filter(one -> one.kind().readBy(reader)).toList();
    }

    private Stream<Given> all(Suspension suspension) {
        List<Given> kept = given.of(suspension.number());
        return Stream.concat(kept.stream(), missing(suspension, kept).stream().map(kind -> new Given(kind,
                        1 + (int) kept.stream().filter(one -> one.kind() == kind).count(), composed.paper(suspension, kind))))
                .sorted(Comparator.comparing((Given one) -> one.paper().sheet().date()).thenComparing(Given::kind).thenComparing(Given::nth));
    }

    /** Of an earlier investigation or decision does not stand for this one. */
    private static List<SuspensionLetterKind> missing(Suspension suspension, List<Given> kept) {
        return SuspensionLetterKind.of(suspension).stream().filter(kind -> kept.stream()
                .noneMatch(one -> one.kind() == kind && !one.paper().sheet().date().isBefore(kind.given(suspension)))).toList();
    }
}
