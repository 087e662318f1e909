package org.peixun.worklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments.Attachment;
import org.peixun.audit.AuditLog;
import org.peixun.form.Forms;
import org.peixun.shared.Problem;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.Delegations;

/**
 * Everything on a case page, as this reader may see it.
 *
 * @param stamp CSS class of the status stamp
 * @param submitted 2026-05-06（周三）, — before
 * @param handedIn 报送, or what else begins such a case
 * @param due {@code null} when nothing is due
 * @param timeSpent where the time went, may be empty
 * @param papers its letters, linked in the head
 * @param diagram SVG
 * @param audit {@code null} when the reader may not see it
 */
public record CaseView(
        CaseFiles.Face face, String typeLabel, String county, String stamp, String submitted, String handedIn, Due due, String timeSpent,
        List<CaseType.Paper> papers, List<CaseType.Section> sections, List<Attachment> attachments, List<Mark> timeline, List<Opinion> opinions,
        String diagram, List<AuditLine> audit, List<Panel> panels, Beside beside) {

    /**
     * What officers said beside the tasks; empty for an institution.
     *
     * @param me the reader
     * @param sends whether the reader may send copies
     */
    public record Beside(String me, List<OpinionRequest> asked, List<CaseCopies.Copy> copies, boolean sends) {

        public boolean any() {
            return !asked.isEmpty() || !copies.isEmpty() || sends;
        }

        /** Opinions that the reader, or an absent colleague of theirs, is asked for. */
        public List<OpinionRequest> toAnswer() {
            return asked.stream().filter(request -> request.isOpen() && request.askedOf(me)).toList();
        }

        public List<CaseCopies.Copy> unread() {
            return copies.stream().filter(copy -> copy.readAt() == null && copy.recipient().equals(me)).toList();
        }
    }

    /**
     * A task that was lent for an opinion.
     *
     * @param prepares the reader has it now and hands it back
     * @param recalls the reader lent it and may take it back
     */
    public record Lending(Delegations.Delegation delegation, boolean prepares, boolean recalls) {}

    /** @param text 还剩2个工作日 @param level CSS class @param day 2026-05-13（周三） */
    public record Due(String text, String level, String day) {}

    /**
     * @param level CSS class: done, beside, now, late, coming
     * @param when as written beside it, may be empty
     * @param safe the last day that leaves the following steps their time, in words; may be empty
     */
    public record Mark(String level, String what, String who, String when, String text, String took, String safe) {}

    public record Opinion(String step, String who, String text, String when, String took) {}

    public record AuditLine(String when, String who, String what, String summary, List<AuditLog.FieldChange> changes) {}

    /**
     * What the reader can do about an open task of the case.
     *
     * @param who in whose hands it is
     * @param ladder 督办 and 催办 so far, may be empty
     * @param urge whether the reader may urge its holder
     * @param form what is to be filled in, {@code null} when the reader cannot hand it in or does so elsewhere
     * @param elsewhere path of the page where the applicant corrects the case, or {@code null}
     * @param phrases 常用意见 to put into the opinion; empty without one
     * @param values typed before, or {@code null}
     * @param problems with them, or {@code null}
     * @param draft when the reader typed the values without handing them in, or {@code null}
     * @param lending {@code null} when it never was lent
     * @param consults whether the reader may ask, lend and send copies
     * @param missing names of those whose opinions have not come
     * @param writes whether the form may send a letter, which can be read before
     * @param confirmations asked before what nobody takes back; none of who only prepares
     */
    public record Panel(
            WorkItem item, Due due, String who, String ladder, Listing.Verbs verbs, boolean urge, Forms.Form form, String elsewhere,
            List<String> phrases, Map<String, Object> values, List<Problem> problems, String draft, Lending lending, boolean consults,
            List<String> missing, boolean writes, List<CaseType.Confirmation> confirmations) {

        public boolean prepares() {
            return lending != null && lending.prepares();
        }

        Panel with(Map<String, Object> typed, List<Problem> wrong) {
            Map<String, Object> all = new LinkedHashMap<>(values == null ? Map.of() : values);
            all.putAll(typed);
            return new Panel(item, due, who, ladder, verbs, urge, form, elsewhere, phrases, all, wrong, null, lending, consults,
                    missing, writes, confirmations);
        }
    }

    /**
     * The same page with what was typed into the form of one task and what is wrong with it.
     *
     * @param values key of the form → value, {@code null} when it was emptied; a key that was not sent, being hidden by another answer, is as it was
     */
    public CaseView typed(String taskId, Map<String, Object> values, List<Problem> problems) {
        return new CaseView(face, typeLabel, county, stamp, submitted, handedIn, due, timeSpent, papers, sections, attachments, timeline,
                opinions, diagram, audit,
                panels.stream().map(panel -> panel.item().taskId().equals(taskId) ? panel.with(values, problems) : panel)
                        .toList(), beside);
    }
}
