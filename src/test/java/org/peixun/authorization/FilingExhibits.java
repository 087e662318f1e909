package org.peixun.authorization;

import static org.peixun.authorization.Exhibitor.Exhibit.of;

import java.util.HashMap;
import java.util.Map;
import org.peixun.classfiling.FilingScenario;
import org.peixun.delivery.ClassScenario;
import org.peixun.workflow.Tasks;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A draft, a filing that was handed in and its task, a running class; and what has no number at all. */
@Component
@Lazy
class FilingExhibits implements Exhibitor {

    private final FilingScenario filings;
    private final ClassScenario classes;
    private final CaseAttachments attachments;
    private final Tasks tasks;

    FilingExhibits(FilingScenario filings, ClassScenario classes, CaseAttachments attachments, Tasks tasks) {
        this.filings = filings;
        this.classes = classes;
        this.attachments = attachments;
        this.tasks = tasks;
    }

    @Override
    public Map<String, Exhibit> exhibits(int year) {
        var told = new HashMap<String, Exhibit>();
        var draft = filings.aValidDraft();
        told.put("", new Exhibit(null, draft.institutionId(), Map.of()));
        told.put("/filings/{number}", filing(draft, Map.of("step", "basic", "id", attachments.first(draft.number()), "kind", "教学计划",
                "take", "ALL", "slotStarts", "08:30", "slotEnds", "11:45", "slotHours", "4")));
        told.put("/directory/{id}", new Exhibit(FilingScenario.COUNTY, draft.institutionId(), Map.of("id", String.valueOf(draft.institutionId()), "to", "suspend",
                "kind", "teachers", "key", String.valueOf(draft.institutionId()))));
        var handedIn = filings.submitted();
        String task = tasks.open(handedIn.number(), "acceptFiling").orElseThrow();
        var work = Map.of("taskId", task, "task", task, "only", task, "case", handedIn.number(), "kind", "filing",
                "id", attachments.first(handedIn.number()), "decision", "accept", "reason", "工作调整", "question", "请提意见", "to", "nobody");
        for (String path : new String[] {"/tasks", "/cases/{number}", "/attachments/{id}"}) {
            told.put(path, filing(handedIn, work));
        }
        told.put("/archives/{number}", filing(handedIn, Map.of()));
        told.put("/filings/{number}/{end", filing(handedIn, Map.of("end", "withdraw", "reason", "计划有变")));
        var running = classes.running();
        told.put("/classes/{number}", filing(running, Map.of("position", "1", "row", "1", "session", "1")));
        told.put("/cases/{number}/letters", filing(running, Map.of("kind", "receipt")));
        return told;
    }

    private static Exhibit filing(FilingScenario.Draft filing, Map<String, String> more) {
        return of(FilingScenario.COUNTY, filing.institutionId(), filing.number(), more);
    }
}
