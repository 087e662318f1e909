package org.peixun.classfiling;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.peixun.directory.Directory.Institution;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseFile;

/** A class that an institution applies for: the application, and which step may follow which. */
@Entity
@Table(name = "class_filing")
@DynamicUpdate
class ClassFiling {

    @Id
    private String number;

    @Version
    private Integer version;

    private long institutionId;
    private String institutionName;
    private String jurisdiction;
    private String applicantId;
    private String applicantName;

    @Enumerated(EnumType.STRING)
    private FilingState state;

    @Convert(converter = FilingFormConverter.class)
    @Mutability(Immutability.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private FilingForm form;

    /** Of which form {@link #plan} was read: a form is never changed, only replaced. */
    @Transient
    private FilingForm planned;

    @Transient
    private Plan plan;

    private String title;
    private String occupationCode;
    private String level;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private Integer plannedSize;
    private String serialKey;
    private Integer serial;
    private String filingNumber;
    private String checkCode;
    private Instant consentedAt;
    private LocalDate startedOn;
    private Integer startedSize;
    private Integer graduatedSize;
    private Instant endedAt;
    private Instant pausedAt;
    private String closingReason;
    private Instant createdAt;
    private Instant savedAt;

    @Embedded
    private Versions versions = new Versions();

    protected ClassFiling() {}

    ClassFiling(String number, Institution institution, Actor applicant, Instant now) {
        this.number = number;
        this.institutionId = institution.id();
        this.institutionName = institution.name();
        this.jurisdiction = institution.jurisdiction();
        this.applicantId = applicant.userId();
        this.applicantName = applicant.name();
        this.state = FilingState.DRAFT;
        this.form = FilingForm.EMPTY;
        this.title = "新班期（尚未填写职业）";
        this.createdAt = now;
        this.savedAt = now;
    }

    /** Title, dates and size are those of what was handed in last: the county sees them. @throws RequestRefused 409 unless editable */
    void save(FilingForm typed, Plan plan, String newTitle, Instant now) {
        checkEditable();
        form = typed;
        savedAt = now;
        if (state == FilingState.DRAFT) {
            describe(plan, newTitle);
        }
    }

    /** Its roster or its documents were changed. @throws RequestRefused 409 unless editable */
    void touch(Instant now) {
        checkEditable();
        savedAt = now;
    }

    /** @throws RequestRefused 409 with the current state */
    void checkEditable() {
        if (!editable()) {
            throw RequestRefused.conflict("只有草稿、退回补正和正在填写变更的备案可以修改，当前状态：" + state.label()
                    + "。同意开班以后需要修改的，请申请变更；审查期间需要修改的，请联系受理部门退回补正。");
        }
    }

    /** The institution may write on the application. */
    boolean editable() {
        return state.editable() || changing();
    }

    boolean changing() {
        return versions.stage() == Versions.Stage.DRAFT;
    }

    /** Its form is what was handed in, or what is in force. */
    void hold(FilingForm inForce, Plan plan, String newTitle) {
        form = inForce;
        describe(plan, newTitle);
    }

    private void describe(Plan plan, String newTitle) {
        title = newTitle;
        occupationCode = plan.occupation();
        level = plan.level() == null ? null : plan.level().name();
        startsOn = plan.startsOn();
        endsOn = plan.endsOn();
        plannedSize = plan.size();
    }

    /** @return the version under which a change of what is in force is asked for @throws RequestRefused 409 as {@link #beginChange} */
    int askForChange() {
        checkChangeable();
        return versions.ask();
    }

    /** The change that is asked for, in the words in which it is kept. */
    void write(FilingForm asked) {
        form = asked;
    }

    void pause(Instant now) {
        pausedAt = now;
    }

    void goOn() {
        pausedAt = null;
    }

    /** @throws RequestRefused 409 while the institution is suspended */
    private void checkRuns() {
        if (pausedAt != null) {
            throw RequestRefused.conflict("本机构已被暂停承训资格，备案暂停办理，恢复后才能继续。有异议的，请联系所在县（市、区）人社部门。");
        }
    }

    /** @throws RequestRefused 409 unless the class is consented to and not over */
    void beginChange() {
        checkChangeable();
        versions.begin();
    }

    private void checkChangeable() {
        checkRuns();
        state.require("班期", "申请变更", FilingState.APPROVED, FilingState.RUNNING);
    }

    /** Training has started, even when the class was ended afterwards: what was done stays to be seen. */
    boolean begun() {
        return state.begun() || startedOn != null;
    }

    /** It has a filing number, and the number stands: then there is a 备案回执. */
    boolean certified() {
        return filingNumber != null && state.granted();
    }

    /** @param size trainees present on the first day */
    void started(LocalDate on, int size) {
        startedOn = on;
        startedSize = size;
    }

    /** @param count trainees who get a certificate; kept before the completion is recognised, for who counts them */
    void graduated(int count) {
        graduatedSize = count;
    }

    /** @return the submission's number: 1, 2, … */
    int submit(Instant now) {
        state = (submissions() == 0 ? Transition.SUBMIT : Transition.RESUBMIT).from(state);
        return versions.submit(now);
    }

    void take(Transition transition, Instant now) {
        state = transition.from(state);
        switch (transition) {
            case CONSENT -> {
                consentedAt = now;
                versions.file();
            }
            case FAIL, CLOSE, REFUSE, WITHDRAW, CANCEL, LAPSE, TERMINATE -> endedAt = now;
            default -> { }
        }
    }

    void number(String key, int next) {
        serialKey = key;
        serial = next;
    }

    void rename(String newTitle) {
        title = newTitle;
    }

    /** The reason is kept before the process ends the case. @param end WITHDRAW or CANCEL @throws RequestRefused 409 from another state */
    void askToEnd(Transition end, String reason) {
        end.from(state);
        checkRuns();
        closingReason = reason;
    }

    /** Another institution takes its trainees; kept before the process ends the case, the only reason of one that is terminated. */
    void handedOver(String reason) {
        closingReason = reason;
    }

    /** @param code under which the public checks it */
    void issue(String officialNumber, String code) {
        if (state != FilingState.APPROVED) {
            throw RequestRefused.conflict("只有已同意开班的备案可以编发备案号，当前状态：" + state.label() + "。");
        }
        filingNumber = officialNumber;
        checkCode = code;
    }

    AccessPolicy.Subject subject() {
        return new AccessPolicy.Subject(jurisdiction, institutionId);
    }

    CaseFile file() {
        String size = plannedSize == null ? "" : " " + plannedSize + "人";
        return new CaseFile(number, ClassFilingCase.ID, title + size, jurisdiction, institutionId, institutionName,
                applicantId, state.name(), state.label(), state.kind(), versions.submittedAt(), endedAt);
    }

    String number() {
        return number;
    }

    long institutionId() {
        return institutionId;
    }

    String institutionName() {
        return institutionName;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    FilingState state() {
        return state;
    }

    FilingForm form() {
        return form;
    }

    /** What could be understood of the form; read once, a submission asks four times. */
    Plan plan() {
        if (planned != form) {
            plan = Plan.of(form);
            planned = form;
        }
        return plan;
    }

    Instant pausedAt() {
        return pausedAt;
    }

    Versions versions() {
        return versions;
    }

    LocalDate startedOn() {
        return startedOn;
    }

    Integer startedSize() {
        return startedSize;
    }

    Integer graduatedSize() {
        return graduatedSize;
    }

    String title() {
        return title;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    Integer plannedSize() {
        return plannedSize;
    }

    String serialKey() {
        return serialKey;
    }

    Integer serial() {
        return serial;
    }

    int submissions() {
        return versions.submissions();
    }

    String filingNumber() {
        return filingNumber;
    }

    String checkCode() {
        return checkCode;
    }

    Instant consentedAt() {
        return consentedAt;
    }

    Instant endedAt() {
        return endedAt;
    }

    String closingReason() {
        return closingReason;
    }

    Instant savedAt() {
        return savedAt;
    }
}
