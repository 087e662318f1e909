package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.attachment.Attachments;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryList;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.round.RoundProgress;
import org.peixun.round.RoundViews;
import org.peixun.round.Stage;
import org.peixun.shared.Chars;
import org.peixun.shared.Dates;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What counties, the city and institutions do with a nomination beside its tasks. */
@Service
@Transactional
public class Nominations {

    static final int LONGEST = 2000;
    private static final Dates DATES = new Dates();

    /** @param slot 1 or 2 */
    public record Texts(int slot, String feature, String practice, String example) {}

    /** @param gates what stands against it @param kind what its documents are filed under */
    public record Line(Candidate candidate, List<Gates.Gate> gates, List<Attachments.Attachment> documents) {}

    /**
     * Everything on the page where the county fills its nomination in.
     *
     * @param choosing candidates may be taken and removed; {@code editable} alone is the papers only
     * @param reselectable {@link Reselection} is offered
     * @param advice until when the county's publicity has to begin, or {@code null} @param countyFrom day of 县级公示, or {@code null}
     * @param limits that the page names
     */
    public record Sheet(
            String number, String title, String stateLabel, boolean editable, boolean choosing, boolean reselectable,
            boolean publicising, boolean deciding, String returnReasons, String advice, Instant countyFrom, Instant countyTo,
            List<Line> candidates,
            List<CandidateFiles.Self> selves, Map<Long, String> choices,
            Gates.Comparison comparison, List<Attachments.Attachment> minutes, Limits limits) {}

    /** Of the county and of today (clause 6). @param most candidates @param shortest characters of each text */
    public record Limits(int most, int shortest) {

        static Limits of(Policy policy) {
            return new Limits(policy.integer("nomination.mostCandidates"), policy.integer("nomination.textMinChars"));
        }

        /** 1至2家 */
        public String inWords() {
            return most == 1 ? "1家" : "1至" + most + "家";
        }
    }

    private final NominationFiles files;
    private final OpenNominations open;
    private final CandidateFiles candidates;
    private final Gates gates;
    private final Objections objections;
    private final Attachments attachments;
    private final NominationDocuments papers;
    private final Directory directory;
    private final DirectoryList list;
    private final RoundViews rounds;
    private final RoundProgress progress;
    private final Reselection reselection;
    private final PublicityPeriod publicity;
    private final Processes processes;
    private final AccessPolicy access;
    private final PolicyParameters parameters;
    private final NominationJournal journal;
    private final Clock clock;

    Nominations(
            NominationFiles files, OpenNominations open, CandidateFiles candidates, Gates gates, Objections objections, Attachments attachments,
            NominationDocuments papers, Directory directory, DirectoryList list, RoundViews rounds, RoundProgress progress,
            Reselection reselection, PublicityPeriod publicity, Processes processes, AccessPolicy access, PolicyParameters parameters,
            NominationJournal journal, Clock clock) {
        this.files = files;
        this.open = open;
        this.candidates = candidates;
        this.gates = gates;
        this.objections = objections;
        this.attachments = attachments;
        this.papers = papers;
        this.directory = directory;
        this.list = list;
        this.rounds = rounds;
        this.progress = progress;
        this.reselection = reselection;
        this.publicity = publicity;
        this.processes = processes;
        this.access = access;
        this.parameters = parameters;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Sheet sheet(String number, Actor reader) {
        Nomination nomination = files.get(number);
        access.check(reader, Action.SEE_NOMINATION, nomination.subject());
        var documents = attachments.of(number);
        List<Candidate> chosen = candidates.of(number);
        var gatesOf = gates.of(chosen.stream().map(Candidate::institutionId).toList(), nomination.jurisdiction());
        List<Line> lines = chosen.stream().map(one -> new Line(one, gatesOf.get(one.institutionId()),
                documents.stream().filter(file -> file.kind().equals(one.documentKind())).toList())).toList();
        var selves = candidates.selves(nomination.roundId(), nomination.jurisdiction());
        var compared = new LinkedHashMap<Long, String>();
        lines.forEach(line -> compared.put(line.candidate().institutionId(), line.candidate().institutionName()));
        selves.forEach(self -> compared.put(self.institutionId(), self.institutionName()));
        var choices = new LinkedHashMap<Long, String>();
        list.inOrder(nomination.jurisdiction()).forEach(one -> choices.put(one.id(), one.name()));
        boolean mine = access.allows(reader, Action.SELECT_CANDIDATES, nomination.subject());
        boolean editable = mine && nomination.state().editable();
        boolean reselectable = editable && reselection.isOffered(nomination);
        return new Sheet(number, nomination.title(), nomination.state().label(), editable, editable && !reselectable, reselectable,
                mine && nomination.inCountyPublicity(clock.instant()),
                access.allows(reader, Action.DECIDE_NOMINATION, nomination.subject()) && nomination.state() == NominationState.DECIDING,
                nomination.toCorrect(),
                publicity.advice(nomination), nomination.countyPublicFrom(), nomination.countyPublicTo(),
                lines, selves, choices, gates.compare(compared, nomination.jurisdiction()),
                documents.stream().filter(file -> file.kind().equals(NominationDocuments.MINUTES)).toList(), limits(nomination.jurisdiction()));
    }

    /**
     * Takes an institution as candidate, with the texts of its self-recommendation if it sent one.
     *
     * @return {@link Candidate#seen} of the new one
     */
    public String choose(String number, long institution, Actor actor) {
        Nomination nomination = open.forCounty(number, actor);
        reselection.checkMayChoose(nomination);
        Directory.Institution chosen = directory.institution(institution);
        if (!chosen.jurisdiction().equals(nomination.jurisdiction())) {
            throw RequestRefused.badInput("候选机构：只能推荐本县（市、区）机构目录内的机构。请从列表中选择。");
        }
        List<Candidate> present = candidates.of(number);
        Limits limits = limits(nomination.jurisdiction());
        if (present.size() >= limits.most()) {
            throw RequestRefused.badInput("候选机构：每个县（市、区）推荐" + limits.inWords() + "（第6条），已选定" + present.size() + "家。请先移除一家再选择。");
        }
        if (present.stream().anyMatch(one -> one.institutionId() == institution)) {
            throw RequestRefused.badInput("候选机构：" + chosen.name() + "已经选定。请选择其他机构。");
        }
        int slot = present.stream().anyMatch(one -> one.slot() == 1) ? 2 : 1;
        var self = candidates.selves(nomination.roundId(), nomination.jurisdiction()).stream()
                .filter(one -> one.institutionId() == institution).findFirst();
        candidates.add(number, slot, institution, chosen.name(), self.map(CandidateFiles.Self::feature).orElse(""),
                self.map(CandidateFiles.Self::practice).orElse(""), self.map(CandidateFiles.Self::example).orElse(""));
        files.saveAndFlush(nomination);
        rounds.begun(number);
        journal.write(nomination, actor, "NOTE", null, "candidateChosen", "选定候选机构：" + chosen.name() + "。");
        return Candidate.seen(institution, 0);
    }

    /** @param institution that the page showed at the place @throws RequestRefused 409 when it is another's meanwhile */
    public void remove(String number, int slot, long institution, Actor actor) {
        Nomination nomination = open.forCounty(number, actor);
        reselection.checkMayChoose(nomination);
        Candidate gone = open.candidate(number, slot, institution);
        candidates.remove(number, slot);
        papers.removeOf(nomination, gone, actor);
        journal.tellPublicised(nomination, List.of(gone), "不再推选为候选机构", "县（市、区）重新推选时移除本机构，不再推选为候选机构。");
        journal.write(nomination, actor, "NOTE", null, "candidateRemoved", "移除候选机构" + slot + "：" + gone.institutionName() + "。");
    }

    /** The county heard an objection during its own publicity: the publicity stops and the choice is open again. */
    public void objectInCounty(String number, String text, Actor actor) {
        processes.waitForOthers(number);
        Nomination nomination = files.get(number);
        access.check(actor, Action.SELECT_CANDIDATES, nomination.subject());
        nomination.require("登记异议", NominationState.PUBLICISING);
        if (!nomination.inCountyPublicity(clock.instant())) {
            throw RequestRefused.conflict("登记异议：县级公示已于" + DATES.moment(nomination.countyPublicTo()) + "期满，不能再停止公示（第6条）。"
                    + "确需重新推选的，请县区负责人在“签发并报送”中退回修改。");
        }
        if (text == null || text.isBlank() || Chars.count(text.strip()) > LONGEST) {
            throw RequestRefused.badInput("异议内容：请填写1至2000个字。");
        }
        objections.add(number, null, true, text.strip());
        nomination.backToCounty();
        files.saveAndFlush(nomination);
        progress.reached(number, Stage.DRAFTING, "县级公示收到异议，停止公示");
        processes.tell(number, NominationCase.ID + ".countyObjectionReceived");
        journal.write(nomination, actor, "NOTE", null, "countyObjection", "县级公示期间收到异议，停止公示：" + text.strip());
        journal.tellCounty(nomination, Role.COUNTY_MANAGER, "公示收到异议", "请核实后重新推选。");
        journal.tellPublicised(nomination, candidates.of(number), "县级公示停止", "县级公示期间收到异议，公示停止，由县（市、区）核实后重新推选。");
    }

    @Transactional(readOnly = true)
    public List<Gates.Gate> gatesOf(long institution) {
        return gates.of(institution, directory.institution(institution).jurisdiction());
    }

    private Limits limits(String jurisdiction) {
        return Limits.of(parameters.at(LocalDate.now(clock), jurisdiction));
    }

    static List<Problem> tooLong(Texts texts) {
        var problems = new ArrayList<Problem>();
        Map.of("feature", text(texts.feature()), "practice", text(texts.practice()), "example", text(texts.example()))
                .forEach((field, value) -> {
                    if (Chars.count(value) > LONGEST) {
                        problems.add(new Problem(field, "推荐材料每项最多" + LONGEST + "字，现为" + Chars.count(value) + "字。请压缩后再保存。"));
                    }
                });
        return problems;
    }

    static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
