package org.peixun.roster;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The roster of a case: first a workbook that was uploaded and checked, then the trainees taken over from it (the
 * draft's roster), then a numbered snapshot at each submission. Rights on the case are checked by the caller.
 */
public interface Rosters {

    /** In place of a submission's number: the roster that is being worked on. */
    int DRAFT = 0;

    /** Which rows of the uploaded workbook are taken over. */
    enum Take { ALL, VALID_ROWS }

    /**
     * Reads and checks a workbook and keeps it for the case in place of an earlier one. The draft's roster stays as it
     * is until {@link #accept}.
     *
     * @throws org.peixun.shared.RequestRefused 400 when the file cannot be read as a roster: not an .xlsx, encrypted,
     *     with macros, over 20 MB or over {@code roster.maxRows} rows, without the columns that a roster needs, empty
     */
    Preview read(InputStream content, String fileName, RosterContext context);

    /** The kept workbook, checked again with today's answers; empty when none is kept. */
    Optional<Preview> preview(RosterContext context);

    /**
     * The user's own workbook with a column 错误说明 and coloured cells.
     *
     * @throws org.peixun.shared.RequestRefused 404 when no workbook is kept
     */
    byte[] annotated(RosterContext context);

    /**
     * Makes the kept workbook's trainees the draft's roster, in place of the former ones. A workbook of which all was
     * taken over is not kept any longer.
     *
     * @param seen {@link Preview#mark} of what was looked at; {@code null} = whatever is kept
     * @return number of trainees taken over
     * @throws org.peixun.shared.RequestRefused 404 when no workbook is kept; 409 when it is another than {@code seen}; 400 when rows in error stand against
     *     {@link Take#ALL}, when no row is usable, or when more than {@code class.maxSize} would be taken over
     */
    int accept(RosterContext context, Take take, String seen);

    /** The same of whatever workbook is kept. */
    default int accept(RosterContext context, Take take) {
        return accept(context, take, null);
    }

    /** A workbook was uploaded and neither accepted nor given up: a block of {@link #recheck}. */
    boolean uploadWaits(String caseNumber);

    /** The uploaded workbook is not wanted any more; the draft's roster stays. */
    void giveUpUpload(String caseNumber);

    /** Makes these the draft's roster without a workbook (demo data, corrections); they are checked by {@link #recheck}. */
    void store(String caseNumber, List<NewTrainee> trainees);

    /** The draft's roster in the order of its rows. */
    TraineeTable trainees(String caseNumber);

    /** The roster as it was at a submission. @param submission 1, 2, … */
    TraineeTable trainees(String caseNumber, int submission);

    /**
     * Every rule applied again to the draft's roster: blocks first, then warnings, by row. One query for all rows.
     * An empty roster is a block, and so is an uploaded workbook that waits.
     */
    List<Finding> recheck(RosterContext context);

    /** Keeps the draft's roster as that of submission {@code submission} and forgets the uploaded workbook. */
    void submitted(String caseNumber, int submission);

    /** Makes the roster of a submission the draft's again, in place of what was being changed. */
    void restore(String caseNumber, int submission);

    /** What the draft's roster differs in from submission {@code earlier}; matched by person. */
    RosterChanges changes(String caseNumber, int earlier);

    /** What submission {@code later} differs in from submission {@code earlier}, whatever the draft has become since. */
    RosterChanges changes(String caseNumber, int earlier, int later);

    /**
     * Enters the trainees of a submission into the enrolments of all counties, in place of the case's former ones. Of two
     * cases that want the same person at the same time the second is refused.
     *
     * @param submission 1, 2, …; {@link #DRAFT}
     * @throws org.peixun.shared.RequestRefused 409 naming the rows that stand against it
     */
    void enrol(RosterContext context, int submission);

    /** {@link #enrol} of the draft's trainees of a case that never had any enrolments. */
    void enrolNew(RosterContext context);

    /** The trainees of a submission are nobody else's until the transaction ends: what is checked from here on stays true. */
    void hold(String caseNumber, int submission);

    /** Trainees of the draft. */
    int size(String caseNumber);

    /** The case was refused, withdrawn or has lapsed: its trainees may be enrolled elsewhere. */
    void release(String caseNumber);

    /**
     * The class is over: only these got what the subsidy is for. The others keep their places in the class, but may take
     * part in another subsidised training.
     */
    void subsidisedOnly(String caseNumber, Set<String> persons);

    /** The draft was thrown away: removes workbook, trainees and enrolments. */
    void discard(String caseNumber);

    /** The trainees of the roster in force, each by a key that stays. */
    List<Enrolled> enrolled(String caseNumber);

    /**
     * The change from submission {@code earlier} to {@code later} takes effect: whose identity number it corrects stays the same
     * person, as {@link RosterChanges#corrected} says.
     *
     * @return former key → present key; empty when no number was corrected
     */
    Map<String, String> correct(String caseNumber, int earlier, int later);

    /** Of each person in these submissions, by key, the first that has him, under whichever identity number. */
    Map<String, Integer> firstIn(String caseNumber, Collection<Integer> submissions);

    /** A trainee's telephone number in full; who is asked for it writes that down. Empty when he is not in the roster. */
    Optional<String> phone(String caseNumber, String person);

    /** An empty .xlsx to fill in: lists to choose from, text format where numbers would lose digits, a sheet of notes. */
    byte[] template();

    /** A roster as .xlsx, numbers masked; no cell can become a formula. @param submission 1, 2, …; {@link #DRAFT} */
    byte[] export(String caseNumber, int submission);

    /**
     * A roster in the {@link #template()}, to be changed and uploaded again. Its numbers are in full: who is asked for it
     * writes that down. No cell can become a formula. @param submission 1, 2, …; {@link #DRAFT}
     */
    byte[] filled(String caseNumber, int submission);
}
