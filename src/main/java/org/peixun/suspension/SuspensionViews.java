package org.peixun.suspension;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.attachment.Attachments;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.directory.StandingImpact;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseType;
import org.springframework.stereotype.Component;

/** The tabs of a suspension's case page and its file page. */
@Component
class SuspensionViews {

    /** @param fromCase shown to officers only */
    public record OffenceView(String offence, String facts, String fromCase, boolean alleged, String foundByName, java.time.Instant foundAt) {

        /** Where the complaint is; {@code null} for a finding of an inspection, which has a name and no number. */
        public String path() {
            return fromCase != null && fromCase.matches("\\p{IsHan}+\\d{4}-\\d+") ? "/cases/" + fromCase : null;
        }
    }

    /** @param path of the file page */
    public record Findings(List<OffenceView> offences, List<Fact> facts, String path) {}

    public record Fact(String label, String text) {}

    /**
     * @param already suspended by hand before this case: everything stands still, whatever is decided here
     * @param before whether the decision is still to be taken: then the impact is a preview
     * @param decides whether the reader arranges the classes now
     * @param stops whether one carries on that the reader may stop
     */
    public record Impact(boolean before, boolean already, List<StandingImpact.Line> lines, List<SuspendedClasses.Decided> classes, boolean decides, boolean stops, String path) {}

    private final FoundOffences offences;
    private final SuspendedClasses classes;
    private final ClassArrangements arrangements;
    private final InstitutionStanding standing;
    private final Attachments attachments;
    private final AccessPolicy access;

    SuspensionViews(FoundOffences offences, SuspendedClasses classes, ClassArrangements arrangements, InstitutionStanding standing, Attachments attachments,
            AccessPolicy access) {
        this.offences = offences;
        this.classes = classes;
        this.arrangements = arrangements;
        this.standing = standing;
        this.attachments = attachments;
        this.access = access;
    }

    List<CaseType.Section> sections(Suspension suspension, Actor reader) {
        boolean officer = officer(suspension, reader);
        String path = "/suspensions/" + suspension.number();
        var sections = new ArrayList<CaseType.Section>();
        List<OffenceView> found = found(suspension, officer);
        sections.add(new CaseType.Section("findings", "违规事实和处理", found.size(), "suspension/findings",
                new Findings(found, facts(suspension), path)));
        if (officer) {
            Impact impact = impact(suspension, reader);
            sections.add(new CaseType.Section("impact", "影响和班期安排", impact.classes().size(), "suspension/impact", impact));
        }
        return sections;
    }

    boolean officer(Suspension suspension, Actor reader) {
        return access.allows(reader, Action.SEE_CASE_AUDIT, suspension.subject()) || access.allows(reader, Action.REVIEW_LEGALITY, suspension.subject());
    }

    Impact impact(Suspension suspension, Actor reader) {
        boolean before = suspension.suspendedAt() == null && suspension.state().secret();
        boolean may = access.allows(reader, Action.DECIDE_STANDING, suspension.subject());
        boolean already = before && arrangements.standStill(suspension);
        List<SuspendedClasses.Decided> decided = classes.of(suspension);
        return new Impact(before, already, before && !already ? standing.impact(suspension.institutionId(), DirectoryStatus.SUSPENDED) : List.of(),
                decided, before && may,
                may && decided.stream().anyMatch(one -> one.fate() == SuspendedClasses.Fate.CONTINUE) && List.of(SuspensionState.suspended()).contains(suspension.state()),
                "/suspensions/" + suspension.number());
    }

    /** What stands still upon a suspension, in a few words: before it is decided. */
    String halted(Suspension suspension) {
        List<StandingImpact.Line> lines = arrangements.standStill(suspension) ? List.of()
                : standing.impact(suspension.institutionId(), DirectoryStatus.SUSPENDED);
        return lines.isEmpty() ? "没有因此停办的事项" : "涉及" + lines.stream().map(line -> line.what() + line.number() + "件").collect(Collectors.joining("、"))
                + "，后果见“影响和班期安排”";
    }

    List<Attachments.Attachment> documents(Suspension suspension, Actor reader) {
        return attachments.of(suspension.number()).stream().filter(file -> shows(suspension, file.kind(), reader)).toList();
    }

    /** The institution reads what it gave itself, neither the evidence nor the minutes of the meeting. */
    boolean shows(Suspension suspension, String kind, Actor reader) {
        return officer(suspension, reader) || kind.equals(DocumentKind.DEFENCE.label()) || kind.equals(DocumentKind.RECTIFICATION.label());
    }

    private List<OffenceView> found(Suspension suspension, boolean officer) {
        return offences.of(suspension.number()).stream().map(one -> new OffenceView(one.offence().label(), one.facts(),
                officer ? one.fromCase() : null, one.alleged(), officer ? one.foundByName() : null, one.foundAt())).toList();
    }

    private static List<Fact> facts(Suspension suspension) {
        var facts = new ArrayList<Fact>();
        add(facts, "暂停决定", suspension.suspendedAt() == null ? null : suspension.documentNo());
        add(facts, "调查认定", suspension.inquiry().investigation());
        add(facts, "情节", suspension.inquiry().harm() == null ? null : suspension.inquiry().harm().label());
        add(facts, "陈述申辩", suspension.inquiry().silent() ? "期限内没有提交，视为放弃" : suspension.inquiry().defence());
        add(facts, "拟作处理", suspension.proposal() == null ? null : suspension.proposal().label()
                + (suspension.unheard() == null ? "" : "；拟加重为" + suspension.unheard().label() + "，重新调查、告知以后再决定"));
        add(facts, "处理决定", suspension.decision().measureNo() == null ? null
                : Stream.of(suspension.decision().measure() == null ? null : suspension.decision().measure().label(),
                                suspension.decision().decided() == null ? null : suspension.decision().decided().label())
                        .filter(Objects::nonNull).collect(Collectors.joining("，")) + "（" + suspension.decision().measureNo() + "）");
        add(facts, "决定理由", suspension.decision().measureReason());
        add(facts, "移送部门", suspension.handover().handedTo());
        add(facts, "移送结果", suspension.handover().result());
        add(facts, "限制承训至", suspension.decision().bannedUntil() == null ? null : suspension.decision().bannedUntil().toString());
        add(facts, "整改报告", suspension.rectification());
        add(facts, "结果", suspension.outcome() == null ? null
                : suspension.outcome() + (suspension.outcomeNo() == null ? "" : "（" + suspension.outcomeNo() + "）"));
        return facts;
    }

    private static void add(List<Fact> facts, String label, String text) {
        if (text != null && !text.isBlank()) {
            facts.add(new Fact(label, text));
        }
    }
}
