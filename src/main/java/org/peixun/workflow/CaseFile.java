package org.peixun.workflow;

import java.time.Instant;

/**
 * The face of a case: what lists and page heads show. Features publish it as {@link CaseFileChanged} whenever it
 * changes; the work list keeps the current one.
 *
 * @param number the case's number and id, e.g. 开班2026-00412
 * @param caseType process id, e.g. {@code classFiling}
 * @param title what it is about, e.g. 电工（中级）第3期 50人
 * @param jurisdiction county code
 * @param institutionId whose case it is, or {@code null}
 * @param institutionName shown name, or {@code null}
 * @param applicantId user who filed it
 * @param state the feature's state name, e.g. {@code UNDER_REVIEW}
 * @param stateLabel 待审核
 * @param kind DRAFT, OPEN, RETURNED (waits for the applicant), GRANTED, REFUSED, ENDED (withdrawn, lapsed)
 * @param submittedAt first submission, or {@code null}
 * @param endedAt end, or {@code null}
 */
public record CaseFile(
        String number, String caseType, String title, String jurisdiction, Long institutionId, String institutionName,
        String applicantId, String state, String stateLabel, Kind kind, Instant submittedAt, Instant endedAt) {

    public enum Kind { DRAFT, OPEN, RETURNED, GRANTED, REFUSED, ENDED }
}
