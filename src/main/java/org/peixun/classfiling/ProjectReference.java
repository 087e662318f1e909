package org.peixun.classfiling;

import java.util.ArrayList;
import java.util.List;
import org.peixun.directory.Level;
import org.peixun.projectlist.ListedProject;
import org.peixun.projectlist.ListedProjects;
import org.peixun.shared.Severity;
import org.peixun.workflow.CaseFile;
import org.peixun.workflow.CaseFileChanged;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A class that belongs to a project of the county's list (clause 7): what must agree, and what counts back to it. */
@Component
class ProjectReference {

    private final ListedProjects projects;
    private final Filings filings;
    private final Snapshots snapshots;
    private final JdbcClient jdbc;

    ProjectReference(ListedProjects projects, Filings filings, Snapshots snapshots, JdbcClient jdbc) {
        this.projects = projects;
        this.filings = filings;
        this.snapshots = snapshots;
        this.jdbc = jdbc;
    }

    /** Whoever files for the same project waits until this transaction has ended, and then sees what room is left. */
    void lock(ClassFiling filing) {
        String code = filing.form().value(FilingField.PROJECT);
        if (!code.isBlank()) {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 22))").param(code).query((row, i) -> i).list();
        }
    }

    List<Finding> check(ClassFiling filing, Plan plan) {
        String code = filing.form().value(FilingField.PROJECT);
        if (code.isBlank()) {
            return List.of();
        }
        ListedProject open = projects.open(filing.jurisdiction()).stream().filter(each -> each.code().equals(code)).findFirst().orElse(null);
        ListedProject project = open != null ? open
                : projects.find(code).filter(each -> each.jurisdiction().equals(filing.jurisdiction())).orElse(null);
        if (project == null) {
            return List.of(block("projectKnown", "本县（市、区）的项目清单中没有项目“" + code + "”。", "请选择清单中的项目，或者不选。"));
        }
        List<Finding> found = new ArrayList<>();
        if (plan.occupation() != null && !project.occupationCode().equals(plan.occupation())) {
            found.add(block("projectOccupation", "所选项目的职业（工种）是“" + project.occupation() + "”，与本班不同。", "请选择职业相同的项目，或者不选。"));
        }
        if (plan.level() != null && plan.level() != Level.NONE && !project.level().equals(plan.level().label())
                && !project.level().equals("培训合格证书")) {
            found.add(block("projectLevel", "所选项目的等级是“" + project.level() + "”，与本班的“" + plan.level().label() + "”不同。",
                    "请选择等级相同的项目，或者不选。"));
        }
        int counted = projects.counted(filing.number(), code);
        // what was handed in for the project keeps it: it may be over before the class is
        if (open == null && counted == 0) {
            found.add(block("projectOpen", "所选项目“" + project.name() + "”现在不能备案班期：须市级已经公布、尚未完成、未过结束日期，该项目进展为“"
                    + project.progress() + "”，结束日期" + project.endsOn() + "。", "请选择列出的项目，或者不选。"));
        } else if (outside(project, plan) && !asConsented(filing, plan)) {
            found.add(block("projectDays", "本班" + plan.startsOn() + "开班、" + plan.endsOn() + "结课，不在所选项目的起止日期" + project.startsOn() + "至"
                    + project.endsOn() + "之内。", "请改为起止日期之内的开班、结课日期，或者请县（市、区）人社部门申请调整项目的起止日期。"));
        }
        // a class that was consented to keeps its project even when the county gives the project to another body
        if (!project.isFor(filing.institutionId()) && filing.versions().inForce() == null) {
            found.add(new Finding("projectBody", "projectBody", "与项目清单一致", Severity.BLOCK, FilingStep.BASIC,
                    "所选项目的承训机构是“" + project.body() + "”，不是本机构。", "请选择本机构承训的项目，或者不选。", "第7条、第12条"));
        }
        int left = project.planned() - project.filed() + counted;
        if (plan.size() != null && plan.size() > left && !(filing.versions().inForce() != null && plan.size() <= counted)) {
            found.add(block("projectRoom", "所选项目还可培训" + Math.max(0, left) + "人，本班计划" + plan.size() + "人。", "请减少人数，或者请县（市、区）人社部门申请调整项目的计划人数。"));
        }
        return found;
    }

    private static boolean outside(ListedProject project, Plan plan) {
        return plan.startsOn() != null && plan.startsOn().isBefore(project.startsOn())
                || plan.endsOn() != null && plan.endsOn().isAfter(project.endsOn());
    }

    /** Its days are those that the county consented to: a change of something else does not ask about them again. */
    private static boolean asConsented(ClassFiling filing, Plan plan) {
        return filing.versions().inForce() != null && filing.startsOn().equals(plan.startsOn()) && filing.endsOn().equals(plan.endsOn());
    }

    private static Finding block(String code, String message, String accepted) {
        return new Finding(code, code, "与项目清单一致", Severity.BLOCK, FilingStep.BASIC, message, accepted, "第7条");
    }

    /** Filed, started, finished, or no longer a class: read from the state that the filing has come to; what is only being typed counts nowhere. */
    @EventListener
    void counts(CaseFileChanged changed) {
        CaseFile.Kind kind = changed.file().kind();
        if (changed.file().caseType().equals(ClassFilingCase.ID) && kind != CaseFile.Kind.DRAFT && kind != CaseFile.Kind.RETURNED) {
            filings.findById(changed.file().number()).ifPresent(filing -> count(filing, kind));
        }
    }

    private void count(ClassFiling filing, CaseFile.Kind kind) {
        String code = held(filing).value(FilingField.PROJECT);
        boolean over = kind == CaseFile.Kind.REFUSED || kind == CaseFile.Kind.ENDED;
        Integer inForce = filing.versions().inForce();
        if (!over && code.isBlank() && filing.submissions() <= 1 && (inForce == null || inForce <= 1)) {
            return; // it never had one
        }
        if (over || code.isBlank()) {
            projects.uncounted(filing.number());
        } else if (projects.find(code).isPresent()) {
            projects.counted(filing.number(), code, stage(filing.state()), new ListedProjects.ClassSize(
                    filing.plannedSize() == null ? 0 : filing.plannedSize(), filing.startedSize(), filing.graduatedSize()));
        }
    }

    /** While a change is being written or waits, the class is held by what is in force. */
    private FilingForm held(ClassFiling filing) {
        return filing.versions().stage() == Versions.Stage.NONE ? filing.form() : snapshots.inForce(filing).snapshot().form();
    }

    private static ListedProjects.ClassStage stage(FilingState state) {
        if (!state.granted() || state == FilingState.APPROVED) {
            return ListedProjects.ClassStage.FILED;
        }
        return state == FilingState.RUNNING || state == FilingState.NOT_COMPLETED ? ListedProjects.ClassStage.STARTED : ListedProjects.ClassStage.FINISHED;
    }
}
