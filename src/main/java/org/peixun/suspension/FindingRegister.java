package org.peixun.suspension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peixun.directory.Directory;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionStanding;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.peixun.workflow.CaseNumbers;
import org.peixun.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link Findings}: the institution's row is held, so that two complaints at once lead to one case; the open case is taken
 * before it, for who decides on a case takes the two in this order.
 */
@Service
@Transactional
class FindingRegister implements Findings {

    /** Leads back to the investigation, from wherever the case is after it. */
    static final String JOINED = SuspensionCase.ID + ".findingJoined";

    private final SuspensionFiles files;
    private final FoundOffences offences;
    private final Secrecy secrecy;
    private final Directory directory;
    private final CaseNumbers numbers;
    private final SuspensionCase type;
    private final Processes processes;
    private final SuspensionJournal journal;
    private final InstitutionStanding standing;
    private final Clock clock;

    FindingRegister(SuspensionFiles files, FoundOffences offences, Secrecy secrecy, Directory directory, CaseNumbers numbers, SuspensionCase type,
            Processes processes, SuspensionJournal journal, InstitutionStanding standing, Clock clock) {
        this.files = files;
        this.offences = offences;
        this.secrecy = secrecy;
        this.directory = directory;
        this.numbers = numbers;
        this.type = type;
        this.processes = processes;
        this.journal = journal;
        this.standing = standing;
        this.clock = clock;
    }

    @Override
    public String record(Finding finding, Actor by) {
        files.openNumber(finding.institutionId()).ifPresent(processes::waitForOthers);
        hold(finding);
        Optional<Suspension> open = files.findByInstitutionIdAndEndedAtIsNull(finding.institutionId());
        return open.map(one -> join(one, finding, by)).orElseGet(() -> open(finding, false, by));
    }

    private String join(Suspension open, Finding finding, Actor by) {
        // one letter tells the institution of them all
        secrecy.check(open.number(), Map.of("facts", finding.facts()));
        offences.add(open.number(), finding, false, by);
        journal.write(open, by, "NOTE", null, "findingJoined", "又查实违规行为：" + words(finding), !open.state().secret());
        if (open.state() == SuspensionState.UNCONFIRMED) {
            processes.tell(open.number(), SuspensionCase.ID + ".findingRecorded");
        } else if (open.state().investigated() && processes.awaits(open.number(), JOINED)) {
            investigateAgain(open, by);
        }
        journal.tellCounty(open, Role.COUNTY_CLERK, "又查实违规行为", words(finding));
        journal.tellCity(open, Role.CITY_MANAGER, "又查实违规行为", words(finding));
        return open.number();
    }

    /** No decision on what was neither looked into nor put to the institution, and no return before it. */
    private void investigateAgain(Suspension open, Actor by) {
        processes.tell(open.number(), JOINED);
        open.investigateAgain();
        open.entered(clock.instant());
        files.saveAndFlush(open);
        journal.write(open, by, "NOTE", null, "reopened", "重新调查核实，听取陈述申辩后再作决定；限制承训的期限不因此缩短。", true);
        journal.tellInstitution(open, "重新调查核实", "又查实违规行为，重新调查核实，听取陈述申辩后再作决定。");
    }

    @Override
    public String urgent(Finding allegation, Actor by) {
        hold(allegation);
        files.findByInstitutionIdAndEndedAtIsNull(allegation.institutionId()).ifPresent(open -> {
            throw RequestRefused.conflict("该机构已有正在办理的暂停事项“" + open.number() + "”（" + open.stateLabel() + "），不需要再提请先行暂停。");
        });
        return open(allegation, true, by);
    }

    private String open(Finding finding, boolean urgent, Actor by) {
        Suspension suspension = files.saveAndFlush(new Suspension(
                numbers.next(type), directory.institution(finding.institutionId()), urgent, clock.instant()));
        offences.add(suspension.number(), finding, urgent, by);
        journal.write(suspension, by, "PROPOSED", null, urgent ? "urgencyProposed" : "proposed",
                (urgent ? "情况紧急，提请先行暂停：" : "查实违规行为，提请暂停承训资格：") + words(finding), false);
        processes.start(SuspensionCase.ID, suspension.number(), suspension.jurisdiction(), Map.of("urgent", urgent));
        journal.tellCity(suspension, Role.CITY_MANAGER, urgent ? "提请先行暂停" : "提请暂停承训资格", words(finding));
        return suspension.number();
    }

    @Override
    public void unfounded(String fromCase, Actor by) {
        offences.numberFor(fromCase).ifPresent(processes::waitForOthers); // a decision on it may be on its way
        offences.numberFor(fromCase).map(files::get).filter(one -> one.state() == SuspensionState.UNCONFIRMED
                        || one.state() == SuspensionState.URGENCY_PROPOSED)
                .filter(one -> offences.of(one.number()).stream().allMatch(each -> each.alleged() && each.fromCase().equals(fromCase)))
                .ifPresent(one -> {
                    offences.unfounded(one.number(), fromCase);
                    journal.write(one, by, "NOTE", null, "unfounded", "核查结束，没有查实。", false);
                    journal.tellCity(one, Role.CITY_MANAGER, "提请先行暂停的线索没有查实", "核查结束，没有查实，不能据此先行暂停。");
                    if (one.state() == SuspensionState.UNCONFIRMED) {
                        processes.tell(one.number(), SuspensionCase.ID + ".allegationUnfounded");
                    }
                });
    }

    @Override
    @Transactional(readOnly = true)
    public List<Standing> standing(Collection<String> fromCases) {
        return offences.standing(fromCases);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Suspended> of(String fromCase) {
        return offences.numberFor(fromCase).map(files::get).map(one -> new Suspended(one.number(), one.stateLabel()));
    }

    private void hold(Finding finding) {
        if (finding.offences().isEmpty()) {
            throw RequestRefused.badInput("facts", "违规行为：请至少选择一项（第12条）。");
        }
        if (finding.facts() == null || finding.facts().isBlank() || Chars.count(finding.facts().strip()) > 500) {
            throw RequestRefused.badInput("facts", "查明的情况：请填写1至500个字，写明时间、地点、事实和证据。机构可以看到，不要写投诉举报人的信息。");
        }
        Directory.Institution institution = directory.institution(finding.institutionId());
        standing.hold(institution.id());
        if (!takes(institution.id())) {
            throw RequestRefused.conflict(institution.name() + "的目录状态为“" + status(institution.id()).label() + "”，没有承训资格，不能再暂停。需要追究责任的，请移送有关部门处理。");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public boolean takes(long institutionId) {
        DirectoryStatus status = status(institutionId);
        return status == DirectoryStatus.NORMAL || status == DirectoryStatus.SUSPENDED;
    }

    private DirectoryStatus status(long institutionId) {
        return directory.statusOn(institutionId, LocalDate.ofInstant(clock.instant(), Zone.CHINA));
    }

    private static String words(Finding finding) {
        return String.join("、", finding.offences().stream().map(one -> one.label()).toList()) + "。" + finding.facts().strip();
    }
}
