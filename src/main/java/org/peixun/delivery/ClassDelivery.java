package org.peixun.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.peixun.shared.RequestRefused;

/** What was planned and decided about a running class; its rows (attendance, videos, …) stand beside it. */
@Entity
@Table(name = "class_delivery")
class ClassDelivery {

    /** Whether the class is kept secret, so that no video may be kept (clause 2). */
    enum Secrecy {
        NONE("不涉密"), ASKED("涉密申请待审批"), CONSENTED("已同意按涉密班期管理"), REFUSED("未同意按涉密班期管理");

        private final String label;

        Secrecy(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Why nobody inspected the class while it was held, who says so and since when. */
    record Missed(String reason, String byName, Instant at) {}

    @Id
    private String number;

    @Version
    private Integer version;

    private LocalDate visitOn;
    private String officers;
    private String missedReason;
    private String missedBy;
    private Instant missedAt;

    @Enumerated(EnumType.STRING)
    private Secrecy secrecy = Secrecy.NONE;

    private String secrecyReason;
    private Long sampleSeed;

    @Enumerated(EnumType.STRING)
    private ExamRoute examRoute;

    private LocalDate examOn;
    private String examPlace;

    @Enumerated(EnumType.STRING)
    private Verdict patrol;

    private String patrolItems;
    private String patrolNote;
    private String patrolledBy;
    private String patrolOfficers;
    private LocalDateTime patrolAt;
    private Instant completedAt;
    private Integer trainees;

    protected ClassDelivery() {}

    ClassDelivery(String number) {
        this.number = number;
    }

    void planVisit(LocalDate day, String people) {
        visitOn = day;
        officers = people;
    }

    void missed(Missed missed) {
        missedReason = missed.reason();
        missedBy = missed.byName();
        missedAt = missed.at();
    }

    /** @throws RequestRefused 409 when it was asked for or decided already */
    void askSecrecy(String reason) {
        if (secrecy == Secrecy.ASKED || secrecy == Secrecy.CONSENTED) {
            throw RequestRefused.conflict("只有未申请或者未获同意的班期可以申请按涉密班期管理，当前状态：" + secrecy.label() + "。");
        }
        secrecy = Secrecy.ASKED;
        secrecyReason = reason;
    }

    /** @throws RequestRefused 409 unless it was asked for */
    void decideSecrecy(boolean consented) {
        if (secrecy != Secrecy.ASKED) {
            throw RequestRefused.conflict("只有待审批的涉密申请可以作出决定，当前状态：" + secrecy.label() + "。");
        }
        secrecy = consented ? Secrecy.CONSENTED : Secrecy.REFUSED;
    }

    void draw(long seed) {
        if (sampleSeed != null) {
            throw new IllegalStateException(number + ": the sample was drawn already");
        }
        sampleSeed = seed;
    }

    void arrange(ExamRoute route, LocalDate day, String place) {
        examRoute = route;
        examOn = day;
        examPlace = place;
    }

    /** @param officers and {@code at}: {@code null} where nobody went, and from a form that did not ask */
    void patrolled(Verdict verdict, String items, String note, String by, String officers, LocalDateTime at) {
        if (examRoute != ExamRoute.OWN) {
            throw RequestRefused.conflict("只有自行命题的合格证考试需要巡考，本班期的评价方式：" + routeLabel() + "。");
        }
        patrol = verdict;
        patrolItems = items;
        patrolNote = note;
        patrolledBy = by;
        patrolOfficers = officers;
        patrolAt = at;
    }

    /** Another exam is arranged: nobody has patrolled it. */
    void patrolAhead() {
        patrol = null;
        patrolItems = null;
        patrolNote = null;
        patrolledBy = null;
        patrolOfficers = null;
        patrolAt = null;
    }

    /** @param size trainees of the class at its end: what the rate counts, whoever is erased or had no result */
    void completed(Instant now, int size) {
        completedAt = now;
        trainees = size;
    }

    /** Its completion is not recognised. @param size as {@link #completed} */
    void notCompleted(int size) {
        trainees = size;
    }

    boolean completed() {
        return completedAt != null;
    }

    boolean videoRequired() {
        return secrecy != Secrecy.CONSENTED;
    }

    boolean ownExam() {
        return examRoute == ExamRoute.OWN;
    }

    String routeLabel() {
        return examRoute == null ? "尚未报送" : examRoute.label();
    }

    String number() {
        return number;
    }

    LocalDate visitOn() {
        return visitOn;
    }

    String officers() {
        return officers;
    }

    /** {@code null}: nobody has said so. */
    Missed missed() {
        return missedReason == null ? null : new Missed(missedReason, missedBy, missedAt);
    }

    Secrecy secrecy() {
        return secrecy;
    }

    String secrecyReason() {
        return secrecyReason;
    }

    Long sampleSeed() {
        return sampleSeed;
    }

    ExamRoute examRoute() {
        return examRoute;
    }

    LocalDate examOn() {
        return examOn;
    }

    String examPlace() {
        return examPlace;
    }

    Verdict patrol() {
        return patrol;
    }

    String patrolItems() {
        return patrolItems;
    }

    String patrolNote() {
        return patrolNote;
    }

    String patrolledBy() {
        return patrolledBy;
    }

    String patrolOfficers() {
        return patrolOfficers;
    }

    LocalDateTime patrolAt() {
        return patrolAt;
    }
}
