package org.peixun.classfiling;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.identity.AccessPolicy;

/**
 * A class that has its filing number, as other modules see it.
 *
 * @param startedOn the day on which it really began, {@code null} before
 * @param certificate kind of certificate that was applied for
 */
public record RegisteredClass(
        String number, String title, String filingNumber, long institutionId, String institutionName,
        String jurisdiction, LocalDate startsOn, LocalDate endsOn, LocalDate startedOn, FilingState state, String occupation,
        String certificate, FiledExam exam, List<Session> sessions) {

    /**
     * The exam as it is filed.
     *
     * @param route 考核评价方式 @param theory whether anything but practice is taught, and so asked
     */
    public record FiledExam(String route, LocalDate on, String place, boolean theory) {

        /** 培训主体自主合格证考试 (clause 10) */
        public boolean own() {
            return route.equals(ContentRules.OWN_EXAM);
        }
    }

    /** @param position its row of the timetable */
    public record Session(int position, LocalDate date, LocalTime starts, LocalTime ends, int hours, String content) {

        /** 第3次课 05-21 08:30 */
        public String label() {
            return "第" + position + "次课 " + date.toString().substring(5) + " " + starts;
        }
    }

    public AccessPolicy.Subject subject() {
        return new AccessPolicy.Subject(jurisdiction, institutionId);
    }

    /** Its day passed before the class began: it cannot have been held (clause 11: 先备案、后开班). */
    public boolean beforeStart(Session session) {
        return startedOn != null && session.date().isBefore(startedOn);
    }

    /** Of the lessons, by their row. */
    public Map<Integer, LocalDate> days() {
        return sessions.stream().collect(Collectors.toMap(Session::position, Session::date));
    }

    public boolean running() {
        return state == FilingState.RUNNING;
    }
}
