package org.peixun.projectlist;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.Immutability;
import org.peixun.identity.AccessPolicy;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseFile;

/** A county's list of a year: what is in it, and which step may follow which. */
@Entity
@Table(name = "project_list")
@DynamicUpdate
class ProjectList {

    @Id
    private String number;

    @Version
    private Integer version;

    private String jurisdiction;
    private int year;

    @Enumerated(EnumType.STRING)
    private ListState state;

    @Convert(converter = DraftConverter.class)
    @Mutability(Immutability.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Draft draft;

    private int submissions;
    private Instant submittedAt;
    private Instant lastSubmittedAt;
    private Instant passedAt;
    private Instant endedAt;
    private String closingReason;
    private LocalDate reportingOn;
    private Instant createdAt;
    private Instant savedAt;

    protected ProjectList() {}

    /** @param rows of an earlier case of this round that was ended, or none */
    ProjectList(String number, String jurisdiction, int year, Draft rows, Instant now) {
        this.number = number;
        this.jurisdiction = jurisdiction;
        this.year = year;
        this.state = ListState.FILLING;
        this.draft = rows;
        this.createdAt = now;
        this.savedAt = now;
    }

    /** @throws RequestRefused 409 unless it is being filled in or was returned */
    void save(Draft typed, Instant now) {
        if (!state.editable()) {
            throw RequestRefused.conflict("填报中、退回修改、退回补正的项目清单才可以修改，当前状态：" + state.label()
                    + "。您填写的内容没有保存，请刷新页面查看最新情况。");
        }
        draft = typed;
        savedAt = now;
    }

    void take(ListTransition transition, Instant now) {
        state = transition.from(state);
        switch (transition) {
            case SEND -> {
                submissions++;
                lastSubmittedAt = now;
                submittedAt = submittedAt == null ? now : submittedAt;
            }
            case PASS -> passedAt = now;
            case EXCUSE, END_YEAR -> endedAt = now;
            default -> { }
        }
    }

    void closeBecause(String reason) {
        closingReason = reason;
    }

    /** @param day of the report that the county gives next, {@code null} = none is awaited */
    void reportOn(LocalDate day) {
        reportingOn = day;
    }

    AccessPolicy.Subject subject() {
        return new AccessPolicy.Subject(jurisdiction, null);
    }

    CaseFile file(String county) {
        String size = draft.rows().isEmpty() ? "" : " " + draft.rows().size() + "个项目";
        return new CaseFile(number, ProjectListCase.ID, year + "年" + county + "项目清单" + size, jurisdiction, null, null,
                null, state.name(), state.label(), state.kind(), submittedAt, endedAt);
    }

    String number() {
        return number;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    int year() {
        return year;
    }

    ListState state() {
        return state;
    }

    Draft draft() {
        return draft;
    }

    int submissions() {
        return submissions;
    }

    /** First. */
    Instant submittedAt() {
        return submittedAt;
    }

    Instant lastSubmittedAt() {
        return lastSubmittedAt;
    }

    Instant passedAt() {
        return passedAt;
    }

    String closingReason() {
        return closingReason;
    }

    LocalDate reportingOn() {
        return reportingOn;
    }

    /** Whether the report that the county gives next can be filled in. */
    boolean reportOpen(LocalDate today) {
        return state == ListState.PASSED && reportingOn != null && !today.isBefore(reportingOn);
    }

    Instant savedAt() {
        return savedAt;
    }
}
