package org.peixun.worklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.absence.StandIns;
import org.peixun.attachment.Attachments;
import org.peixun.audit.AuditLog;
import org.peixun.deadline.Deadlines;
import org.peixun.form.Forms;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseDiagrams;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.Delegations;
import org.peixun.worklist.CaseView.Due;
import org.peixun.worklist.CaseView.Panel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a case page together from the projections, the case's feature and the neighbours. */
@Component
@Transactional(readOnly = true)
public class CasePages {

    private static final Dates DATES = new Dates();
    private final CaseFiles files;
    private final WorkList items;
    private final Timeline timeline;
    private final CaseWay way;
    private final TimeSpent timeSpent;
    private final CaseTypes types;
    private final CaseDiagrams diagrams;
    private final Attachments attachments;
    private final AuditLog audit;
    private final Forms forms;
    private final Phrases phrases;
    private final Deadlines deadlines;
    private final AccessPolicy access;
    private final Reach reach;
    private final Jurisdictions jurisdictions;
    private final OpinionRequests opinions;
    private final CaseCopies copies;
    private final Delegations delegations;
    private final TaskDrafts drafts;
    private final StandIns standIns;
    private final List<PapersOfOthers> others;
    private final List<LetterPreviews> previews;
    private final Clock clock;

    CasePages(CaseFiles files, WorkList items, Timeline timeline, CaseWay way, TimeSpent timeSpent, CaseTypes types,
            CaseDiagrams diagrams, Attachments attachments, AuditLog audit, Forms forms, Phrases phrases, Deadlines deadlines,
            AccessPolicy access, Reach reach, Jurisdictions jurisdictions, OpinionRequests opinions, CaseCopies copies,
            Delegations delegations, TaskDrafts drafts, StandIns standIns, List<PapersOfOthers> others, List<LetterPreviews> previews, Clock clock) {
        this.files = files;
        this.items = items;
        this.timeline = timeline;
        this.way = way;
        this.timeSpent = timeSpent;
        this.types = types;
        this.diagrams = diagrams;
        this.attachments = attachments;
        this.audit = audit;
        this.forms = forms;
        this.phrases = phrases;
        this.deadlines = deadlines;
        this.access = access;
        this.reach = reach;
        this.jurisdictions = jurisdictions;
        this.opinions = opinions;
        this.copies = copies;
        this.delegations = delegations;
        this.drafts = drafts;
        this.standIns = standIns;
        this.others = others;
        this.previews = previews;
        this.clock = clock;
    }

    /** The face of a case that the reader may see. @throws RequestRefused 404 otherwise; a draft only its institution sees */
    public CaseFiles.Face face(String number, Actor reader) {
        AccessPolicy.Subject subject = types.subject(number);
        access.check(reader, types.ofNumber(number).seenBy(), subject);
        CaseFiles.Face face = files.find(number).orElseThrow(() -> notFound(number));
        if (face.kind() == CaseFile.Kind.DRAFT && isOfficer(reader, face)
                && !reach.institutions(reader).contains(face.institutionId())) {
            throw notFound(number);
        }
        return face;
    }

    public CaseView view(String number, Actor reader) {
        CaseFiles.Face face = face(number, reader);
        CaseType type = types.byId(face.caseType());
        boolean officer = isOfficer(reader, face);
        List<WorkItem> all = items.ofCase(number).stream().map(item -> officer || !type.unannounced(item.stepKey()) ? item : item.withheld()).toList();
        List<WorkItem> open = all.stream().filter(WorkItem::isOpen).toList();
        var past = new CaseWay.Past(timeline.of(number, officer || type.readsAll(number, reader)), files.pauses(number));
        Due due = open.stream().filter(item -> item.dueAt() != null).min(Comparator.comparing(WorkItem::dueAt))
                .map(this::due).orElse(null);
        return new CaseView(face, type.label(), jurisdictions.name(face.jurisdiction()), Cells.stamp(face),
                DATES.day(face.submittedAt()), type.handedIn(), due, timeSpent.inWords(all, past.pauses(), clock.instant()),
                papers(face, type, reader), type.sections(number, reader), attachments.all(number).stream().filter(file -> type.shows(number, file.kind(), reader)).toList(), way.marks(face, type, past, all, officer),
                way.opinions(past, all), diagram(face, open), audit(face, reader),
                panels(all, open, type, reader, officer),
                officer ? new CaseView.Beside(reader.userId(), opinions.ofCase(number), copies.ofCase(number), copies.sends(all, reader))
                        : new CaseView.Beside(reader.userId(), List.of(), List.of(), false));
    }

    private List<CaseType.Paper> papers(CaseFiles.Face face, CaseType type, Actor reader) {
        return Stream.concat(type.papers(face.number(), reader).stream(),
                others.stream().flatMap(one -> one.papers(face, reader).stream())).toList();
    }

    private List<Panel> panels(List<WorkItem> all, List<WorkItem> open, CaseType type, Actor reader, boolean officer) {
        List<Panel> panels = new ArrayList<>();
        Map<String, TaskDrafts.Draft> kept = drafts.of(open.stream().filter(item -> item.isFilledInBy(reader)).toList(), reader);
        var told = new HashSet<String>();
        for (WorkItem item : open) {
            if (!type.onceEach().contains(item.stepKey()) || !reader.groups().contains(item.queue())) {
                panels.add(panel(item, type, reader, officer, kept.get(item.taskId())));
                continue;
            }
            if (told.add(item.stepKey())) {
                List<WorkItem> step = all.stream().filter(each -> each.stepKey().equals(item.stepKey())).toList();
                OnceEach.done(step, reader).map(done -> told(item, done))
                        .or(() -> OnceEach.of(step, reader).map(own -> panel(own, type, reader, officer, kept.get(own.taskId())))).ifPresent(panels::add);
            }
        }
        return panels;
    }

    /** Another one that the person may do as well, when a colleague has taken it meanwhile: of {@link CaseType#onceEach} it is all the same which. */
    public WorkItem stillFree(WorkItem item, Actor reader) {
        boolean free = item.isOpen() && (item.holder() == null || item.inHandsOf(reader.userId()));
        if (free || !types.byId(item.caseType()).onceEach().contains(item.stepKey()) || !reader.groups().contains(item.queue())) {
            return item;
        }
        return OnceEach.of(items.ofCase(item.caseNumber()).stream().filter(each -> each.stepKey().equals(item.stepKey())).toList(), reader).orElse(item);
    }

    /** Nothing is left to do in the step for whoever has done a task of it. */
    private Panel told(WorkItem open, WorkItem done) {
        return new Panel(open, new Due("", Cells.level(Deadlines.Level.NONE), ""), "您已于" + DATES.moment(done.doneAt()) + "办结，其余由其他人员办理",
                "", Listing.Verbs.NONE, false, null, null, List.of(), null, null, null, null, false, List.of(), false, List.of());
    }

    private Panel panel(WorkItem item, CaseType type, Actor reader, boolean officer, TaskDrafts.Draft draft) {
        boolean queue = reader.groups().contains(item.queue());
        boolean mine = queue && (item.inHandsOf(reader.userId()) || item.holder() != null && item.isWithApplicant());
        boolean free = item.holder() == null && queue;
        var subject = new AccessPolicy.Subject(item.jurisdiction(), item.institutionId());
        boolean may = access.allows(reader, Action.DO_TASK, subject);
        String elsewhere = may && item.isFilledInBy(reader) && stepRole(type, item) == Role.APPLICANT
                ? type.correctionPath(item.caseNumber(), item.stepKey()) : null;
        Forms.Form form = may && item.isFilledInBy(reader) && elsewhere == null
                ? fitted(type.fitting(item.caseNumber(), item.stepKey()), forms.form(item.caseType() + "_" + item.stepKey())) : null;
        CaseView.Lending lending = officer ? lending(item, mine && may, reader) : null;
        TaskDrafts.Draft own = later(draft, lending, item);
        Map<String, Object> values = proposed(form, lending, item, type);
        boolean owns = mine && may && !item.isLent();
        return new Panel(item, due(item), way.who(item, officer), way.ladder(item, officer),
                new Listing.Verbs(free && may, owns, owns || reassigns(item, reader), false),
                !queue && access.allows(reader, Action.URGE, subject), form, elsewhere,
                opinion(form).isEmpty() ? List.of() : phrases.offered(reader, item.caseType(), item.stepKey()),
                own == null ? values : own.over(values), null, own == null ? null : DATES.shortMoment(own.savedAt()), lending, owns && officer && !item.isWithApplicant(),
                (owns || free && may) && officer ? opinions.missing(item.taskId()) : List.of(),
                form != null && previews.stream().anyMatch(one -> one.writes(item.caseType(), item.stepKey())),
                form == null || lending != null && lending.prepares() ? List.of() : type.confirmations(item.caseNumber(), item.stepKey()));
    }

    private static Forms.Form fitted(CaseType.Fitting fitting, Forms.Form form) {
        return form.fitted(fitting.left(), fitting.hints());
    }

    private CaseView.Lending lending(WorkItem item, boolean mine, Actor reader) {
        return delegations.latest(item.taskId()).map(delegation -> new CaseView.Lending(delegation, mine && item.isLent(),
                item.isLent() && standIns.acts(reader.userId(), item.delegatedBy()))).orElse(null);
    }

    private static Map<String, Object> proposed(Forms.Form form, CaseView.Lending lending, WorkItem item, CaseType type) {
        Map<String, Object> proposal = proposal(lending, item);
        return proposal != null || form == null ? proposal : type.known(item.caseNumber(), item.stepKey());
    }

    /** Not one from before the colleague's proposal came back. */
    private static TaskDrafts.Draft later(TaskDrafts.Draft draft, CaseView.Lending lending, WorkItem item) {
        return draft == null || proposal(lending, item) != null && draft.savedAt().isBefore(lending.delegation().backAt()) ? null : draft;
    }

    /** What the colleague proposed stands in the form of the one who decides, until typed over. */
    private static Map<String, Object> proposal(CaseView.Lending lending, WorkItem item) {
        return lending == null || item.isLent() || lending.delegation().proposal().isEmpty() ? null : lending.delegation().proposal();
    }

    /** The field for the person's own words, if the form has one. Evidence and facts are written in other fields: no phrase belongs there. */
    public static Optional<Forms.Field> opinion(Forms.Form form) {
        return form == null ? Optional.empty()
                : form.fields().stream().filter(field -> "opinion".equals(field.key()) && "textarea".equals(field.type())).findFirst();
    }

    /** A manager moves what an absent officer of the office has. */
    private boolean reassigns(WorkItem item, Actor reader) {
        return item.holder() != null && access.manages(reader, item.queue());
    }

    private static Role stepRole(CaseType type, WorkItem item) {
        return type.steps().stream().filter(step -> step.key().equals(item.stepKey())).findFirst()
                .map(step -> step.role()).orElse(null);
    }

    private Due due(WorkItem item) {
        if (item.isWithheld()) {
            return new Due("", Cells.level(Deadlines.Level.NONE), "");
        }
        Deadlines.Words words = deadlines.inWords(item.dueAt(), clock.instant());
        return new Due(words.text(), Cells.level(words.level()), DATES.day(item.dueAt()));
    }

    private String diagram(CaseFiles.Face face, List<WorkItem> open) {
        return diagrams.svg(face.caseType(), timeline.flowsTaken(face.number()),
                open.stream().map(WorkItem::elementId).toList(),
                open.stream().filter(item -> item.dueAt() != null && item.dueAt().isBefore(clock.instant()))
                        .map(WorkItem::elementId).toList());
    }

    private List<CaseView.AuditLine> audit(CaseFiles.Face face, Actor reader) {
        var subject = new AccessPolicy.Subject(face.jurisdiction(), face.institutionId());
        if (!access.allows(reader, Action.SEE_CASE_AUDIT, subject)) {
            return null;
        }
        return audit.of(face.number()).stream()
                .map(line -> new CaseView.AuditLine(DATES.moment(line.at()), line.actorName(), line.actionLabel(),
                        line.summary(), line.changes())).toList();
    }

    private boolean isOfficer(Actor reader, CaseFiles.Face face) {
        return reach.isOfficer(reader, face.jurisdiction());
    }

    private static RequestRefused notFound(String number) {
        return RequestRefused.notFound("没有找到编号为“" + number + "”的事项。请核对编号，或者确认它属于您的辖区或机构。");
    }
}
