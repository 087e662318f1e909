package org.peixun.complaint;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.directory.DirectoryList;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CaseNumbers;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes complaints in: each has a task, a clock and an escalation from then on. */
@Service
@Transactional
public class Complaints {

    private static final String SIGNS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;

    /** @param receipt code with which the informer follows it @param byNobody there is none to follow it */
    public record Registered(String number, String receipt, boolean byNobody) {

        /** As it is read out and copied by hand. */
        public String spelled() {
            return grouped(receipt);
        }
    }

    /** Fours are copied without a slip; whoever types them may leave the blanks out. */
    static String grouped(String receipt) {
        return receipt.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private final ComplaintFiles files;
    private final IntakeRules rules;
    private final ComplaintFindings findings;
    private final Informers informers;
    private final ComplaintClocks clocks;
    private final ComplaintCase type;
    private final CaseNumbers numbers;
    private final Processes processes;
    private final DirectoryList directory;
    private final ClassRegister classes;
    private final AccessPolicy access;
    private final ComplaintJournal journal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Complaints(
            ComplaintFiles files, IntakeRules rules, ComplaintFindings findings, Informers informers, ComplaintClocks clocks, ComplaintCase type,
            CaseNumbers numbers, Processes processes, DirectoryList directory, ClassRegister classes, AccessPolicy access,
            ComplaintJournal journal, Clock clock) {
        this.files = files;
        this.rules = rules;
        this.findings = findings;
        this.informers = informers;
        this.clocks = clocks;
        this.type = type;
        this.numbers = numbers;
        this.processes = processes;
        this.directory = directory;
        this.classes = classes;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** Names that can be picked. */
    @Transactional(readOnly = true)
    public List<DirectoryList.Named> institutions() {
        return directory.everyName();
    }

    /** What is known already of something found in a class. @throws RequestRefused 404 unless the officer may register it */
    @Transactional(readOnly = true)
    public Intake about(String filing, String source, String topic, String today, Actor officer) {
        access.check(officer, Action.REGISTER_COMPLAINT, classes.subject(filing));
        RegisteredClass found = classes.get(filing);
        return Intake.about(source, topic, found.institutionName(), found.jurisdiction(), today);
    }

    /** By an officer. @throws RequestRefused 400 with every problem */
    public Registered register(Intake typed, Actor officer) {
        Registration told = read(typed, false);
        if (!access.allows(officer, Action.REGISTER_COMPLAINT, new AccessPolicy.Subject(told.jurisdiction(), null))) {
            throw RequestRefused.badInput(List.of(new Problem("county",
                    "县（市、区）：您只能登记本县（市、区）的投诉举报。该机构不在您的辖区，请转请其所在地或者市级登记。")));
        }
        return register(told, officer);
    }

    /** By the informer. */
    public Registered report(Intake typed) {
        return register(read(typed, true), Actor.INFORMER);
    }

    private Registration read(Intake typed, boolean byPublic) {
        IntakeRules.Read read = rules.read(typed, rules.known(List.of(typed)), byPublic);
        if (!read.problems().isEmpty()) {
            throw RequestRefused.badInput(read.problems());
        }
        return read.registration();
    }

    Registered register(Registration told, Actor actor) {
        var complaint = new Complaint(numbers.next(type), told, code(), actor, clock.instant());
        complaint.limits().set(clocks.acceptBy(told.source(), told.jurisdiction(), told.receivedOn()),
                told.source().clock().countsFromReceipt() ? clocks.finishBy(told.source(), told.jurisdiction(), told.receivedOn()) : null);
        return begin(complaint, told, actor);
    }

    /** @param before the same in another county, which ended there @param receipt code that its informer has */
    Registered goOn(Registration told, Complaint before, String receipt, Actor actor) {
        var complaint = new Complaint(numbers.next(type), told, receipt, actor, clock.instant());
        complaint.goesOn(before, LocalDate.now(clock), clocks.acceptThere(before, told.jurisdiction()));
        return begin(complaint, told, actor);
    }

    private Registered begin(Complaint complaint, Registration told, Actor actor) {
        files.saveAndFlush(complaint);
        if (told.informer() != null) {
            informers.keep(complaint.number(), told.informer());
        }
        journal.write(complaint, actor, "REGISTERED", null, "registered", "登记投诉举报，来源：" + told.source().label() + "。");
        processes.start(ComplaintCase.ID, complaint.number(), told.jurisdiction(), Map.of());
        journal.tell(Role.COUNTY_CLERK, complaint, "收到投诉举报", "来源：" + told.source().label() + "。请按时限受理。");
        return new Registered(complaint.number(), complaint.receipt(), complaint.told().byNobody());
    }

    /**
     * What was only alleged of another institution is over, and those that were merged into it are about this one too.
     *
     * @param name of an institution of the complaint's county, as the directory has it
     * @throws RequestRefused 400 when it is not, or when a finding against another institution stands
     */
    public void assign(String number, String name, Actor actor) {
        processes.waitForOthers(number);
        Complaint complaint = files.get(number);
        access.check(actor, Action.HANDLE_COMPLAINT, complaint.subject());
        complaint.require("确定被投诉机构", ComplaintState.ACCEPTING, ComplaintState.VERIFYING);
        String wanted = name == null ? "" : name.strip();
        DirectoryList.Named chosen = directory.named(List.of(wanted)).stream()
                .filter(one -> one.jurisdiction().equals(complaint.jurisdiction())).findFirst()
                .orElseThrow(() -> RequestRefused.badInput(List.of(new Problem("institution",
                        "被投诉机构：本县（市、区）的机构目录中没有“" + wanted + "”。请从列表中选择目录内的全称。"))));
        if (complaint.institutionId() != null && complaint.institutionId() != chosen.id()) {
            findings.leave(complaint, actor);
        }
        assign(complaint, chosen, actor);
        files.waitingFor(complaint).forEach(merged -> assign(merged, chosen, actor));
    }

    private void assign(Complaint complaint, DirectoryList.Named chosen, Actor actor) {
        String before = complaint.institutionName();
        complaint.assign(chosen.id(), chosen.name());
        files.saveAndFlush(complaint);
        journal.write(complaint, actor, "NOTE", null, "assigned", "确定被投诉机构为" + chosen.name() + "（原为“" + before + "”）。");
    }

    /** A new one. */
    String code() {
        return random.ints(LENGTH, 0, SIGNS.length()).mapToObj(i -> String.valueOf(SIGNS.charAt(i))).collect(Collectors.joining());
    }
}
