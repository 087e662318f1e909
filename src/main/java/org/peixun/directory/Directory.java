package org.peixun.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

    /** @param certificateNo of the teaching qualification; the citizen id is not kept */
    record Teacher(long id, String name, String certificateNo, String title, String specialty, boolean fullTime) {}

    /** @param capacity seats */
    record Place(long id, String name, String address, int capacity) {}

    /** @param amount yuan a person @param minHours teaching hours of 45 minutes */
    record Standard(BigDecimal amount, int minHours, LocalDate validFrom) {}

    /** @throws org.peixun.shared.RequestRefused 404 */
    Institution institution(long id);

    /** All scopes ever given, by occupation and level. */
    List<Scope> scopes(long institutionId);

    List<Occupation> occupations();

    /** By name. */
    List<Teacher> teachers(long institutionId);

    /** By name. */
    List<Place> places(long institutionId);

    /** Whether occupation and level lie within its scope and agreement on {@code date}; says nothing of the status. */
    boolean mayTrain(long institutionId, String occupationCode, Level level, LocalDate date);

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

    /** Until this transaction ends nobody decides on the institution's standing. */
    void keepStanding(long institutionId);

    /** The line of the catalogue in force when a class starts on {@code classStart}. */
    Optional<Standard> standard(String occupationCode, Level level, LocalDate classStart);
}
