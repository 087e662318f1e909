package org.peixun.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.peixun.classfiling.RegisteredClass;

/**
 * 课次例外: a lesson that was not held on its day, or whose recording is lost.
 *
 * @param session row of the timetable; with {@code heldOn} and {@code starts}, so that it is not the lesson's of a later day
 */
public record LessonException(
        int session, LocalDate heldOn, LocalTime starts, Kind kind, String reason, String recordedByName, Instant recordedAt) {

    public enum Kind {
        NOT_HELD("该次课未上"), NO_VIDEO("录像缺失"), WITHDRAWN("登记有误，撤销");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    boolean of(RegisteredClass.Session lesson) {
        return session == lesson.position() && heldOn.equals(lesson.date()) && starts.equals(lesson.starts());
    }

    public String lesson() {
        return "第" + session + "次课 " + heldOn.toString().substring(5) + " " + starts;
    }
}
