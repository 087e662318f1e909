package org.peixun.directory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.shared.Namesakes;

/** Questions to the directory; one query each. */
public interface Directory {

    /** @param kind 培训机构, 企业 or 院校 @param jurisdiction county code */
    record Institution(
            long id, String name, String shortName, String kind, String creditCode, String jurisdiction, String address,
            String phone, String contact) {}

    /** What an institution may train. @param validTo {@code null} = open @param agreementValidTo end of the agreement, or {@code null} */
    record Scope(
            String occupationCode, String occupationName, Level level, LocalDate validFrom, LocalDate validTo,
            LocalDate agreementValidTo) {

        /** Its name among the institution's scopes: 6-31-01-03,L4,2026-01-01 */
        public String key() {
            return occupationCode + "," + level.name() + "," + validFrom;
        }

        public boolean covers(LocalDate date) {
            return !date.isBefore(validFrom) && (validTo == null || !date.isAfter(validTo))
                    && (agreementValidTo == null || !date.isAfter(agreementValidTo));
        }
    }

    /** @param code 国家职业编码, e.g. 6-31-01-03 @param kind 职业, 专项职业能力 or 创业培训 @param levels what it can be trained in */
    record Occupation(String code, String name, String kind, List<Level> levels) {

        /** One of the evaluations of clause 5 is there for it; an exam of the training body's own (clause 10) is not meant for it. */
        public boolean evaluated() {
            return !kind.equals("创业培训");
        }
    }

    /**
     * @param certificateNo of the teaching qualification
     * @param validFrom {@code null} = since ever @param validTo last day, or {@code null} = open
     */
    record Teacher(
            long id, String name, String certificateNo, String title, String specialty, boolean fullTime,
            LocalDate validFrom, LocalDate validTo) implements Dated {

        public Teacher(long id, String name, String certificateNo, String title, String specialty, boolean fullTime) {
            this(id, name, certificateNo, title, specialty, fullTime, null, null);
        }

        /** The name for choosing one of them; with the certificate when another is called the same. */
        public String among(Collection<Teacher> all) {
            return Namesakes.label(this, all, Teacher::name, teacher -> "证书" + teacher.certificateNo());
        }
    }

    /** @param capacity seats @param validFrom {@code null} = since ever @param validTo last day, or {@code null} = open */
    record Place(long id, String name, String address, int capacity, LocalDate validFrom, LocalDate validTo) implements Dated {

        public Place(long id, String name, String address, int capacity) {
            this(id, name, address, capacity, null, null);
        }
    }

    /** What is there from a day until a day. */
    interface Dated {

        LocalDate validFrom();

        LocalDate validTo();

        default boolean there(LocalDate date) {
            return (validFrom() == null || !date.isBefore(validFrom())) && (validTo() == null || !date.isAfter(validTo()));
        }

        /** 至2026-06-30, or nothing while it is open */
        default String until() {
            return validTo() == null ? "" : "至" + validTo();
        }

        /** 自2026-01-01起，至2026-06-30 */
        default String period() {
            return "自" + (validFrom() == null ? "登记时" : validFrom()) + "起" + (validTo() == null ? "" : "，" + until());
        }
    }

    /** @param number e.g. 东阿培协〔2026〕3号 @param endedOn day of leaving the directory, or {@code null} = runs to its last day */
    record Agreement(long id, String number, LocalDate validFrom, LocalDate validTo, LocalDate endedOn) {

        public Agreement(long id, String number, LocalDate validFrom, LocalDate validTo) {
            this(id, number, validFrom, validTo, null);
        }

        /** On which it counts; before its first when it was left before it began. */
        public LocalDate lastDay() {
            return endedOn == null || endedOn.isAfter(validTo) ? validTo : endedOn.minusDays(1);
        }
    }

    /** What was entered of an institution. @param reason 依据 */
    record Change(String what, String reason, String byName, Instant at) {}

    /** @param amount yuan a person @param minHours teaching hours of 45 minutes */
    record Standard(BigDecimal amount, int minHours, LocalDate validFrom) {}

    /** @throws org.peixun.shared.RequestRefused 404 */
    Institution institution(long id);

    /** By name; without those that are not in the directory. */
    List<Institution> institutions(Collection<Long> ids);

    /** By id; without those that are not in the directory. */
    Map<Long, String> names(Collection<Long> ids);

    /** All scopes ever given, by occupation and level. */
    List<Scope> scopes(long institutionId);

    List<Occupation> occupations();

    /** All that were ever registered, by name. */
    List<Teacher> teachers(long institutionId);

    /** All that were ever registered, by name. */
    List<Place> places(long institutionId);

    /** Newest first. */
    List<Agreement> agreements(long institutionId);

    /** What was entered of it by hand or from a workbook, newest first. */
    List<Change> changes(long institutionId);

    /** Whether occupation and level lie within its scope and agreement on {@code date}; says nothing of the status. */
    boolean mayTrain(long institutionId, String occupationCode, Level level, LocalDate date);

    /**
     * What a class needs of the directory.
     *
     * @param teachers by whom it is taught, from when to when @param places where
     */
    record PlannedClass(long institutionId, String occupationCode, Level level, LocalDate startsOn, List<Use> teachers, List<Use> places) {}

    /** @param first day on which a teacher or place is needed */
    record Use(long id, LocalDate first, LocalDate last) {

        /** Needed on the days of both. */
        public Use and(Use other) {
            return new Use(id, first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Whether the institution's status is normal today, it may train for the class ({@link #mayTrain}), and its teachers and places are there on their days. */
    boolean allows(PlannedClass planned, LocalDate today);

    /** {@link DirectoryStatus#PENDING} before the first event. */
    default DirectoryStatus statusOn(long institutionId, LocalDate date) {
        return standingOn(institutionId, date).status();
    }

    /** @param effectiveOn {@code null} before the first event @param documentNo number of the decision, or {@code null} */
    record Standing(DirectoryStatus status, LocalDate effectiveOn, String reason, String documentNo) {

        static final Standing PENDING = new Standing(DirectoryStatus.PENDING, null, "尚未列入机构目录", null);
    }

    /** As the event log says of that day. */
    Standing standingOn(long institutionId, LocalDate date);

    /** The same of several, by id; {@link Standing#PENDING} before the first event. */
    Map<Long, Standing> standingsOn(Collection<Long> institutionIds, LocalDate date);

    /** Until this transaction ends nobody decides on the institution's standing. */
    void keepStanding(long institutionId);

    /** The line of the catalogue in force when a class starts on {@code classStart}. */
    Optional<Standard> standard(String occupationCode, Level level, LocalDate classStart);

    /** First day of the next line after that day. */
    Optional<LocalDate> nextStandardFrom(String occupationCode, Level level, LocalDate after);
}
