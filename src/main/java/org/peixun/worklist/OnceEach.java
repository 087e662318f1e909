package org.peixun.worklist;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseType;
import org.peixun.workflow.CaseTypes;
import org.peixun.workflow.Step;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Of the tasks of {@link CaseType#onceEach} a person sees one: in hand, or else the first free one, and none after having done one. */
@Component
class OnceEach {

    private static final String ONE = " AND " + """
            (w.holder IS NOT NULL OR w.step_key <> ALL (:once::text[]) OR NOT EXISTS (
                SELECT FROM work_item o WHERE o.case_number = w.case_number AND o.step_key = w.step_key
                    AND (o.state = 'DONE' AND :me IN (o.done_by, o.done_for)
                        OR o.state = 'OPEN' AND (o.holder = :me OR o.holder IS NULL AND o.task_id < w.task_id))))""";

    /** The few of all types, looked up when first asked for: every page with a list or a count asks. */
    private final Supplier<List<Step>> steps;

    OnceEach(CaseTypes types) {
        this.steps = SingletonSupplier.of(() -> types.all().stream()
                .flatMap(type -> type.steps().stream().filter(step -> type.onceEach().contains(step.key()))).toList());
    }

    /** Keys of those steps of this person. */
    List<String> steps(Actor actor) {
        return steps.get().stream().filter(step -> actor.has(step.role())).map(Step::key).toList();
    }

    /** What limits {@code work_item w} to it, with {@code :me} and {@code :once}; empty for whoever has none of those steps. */
    String condition(Actor actor) {
        return steps(actor).isEmpty() ? "" : ONE;
    }

    /** The one of a case's step that is for the person. @param all that the case ever had of the step, oldest first */
    static Optional<WorkItem> of(List<WorkItem> all, Actor actor) {
        if (done(all, actor).isPresent()) {
            return Optional.empty();
        }
        List<WorkItem> open = all.stream().filter(WorkItem::isOpen).toList();
        return open.stream().filter(item -> item.inHandsOf(actor.userId())).findFirst()
                .or(() -> open.stream().filter(item -> item.holder() == null).findFirst());
    }

    static Optional<WorkItem> done(List<WorkItem> all, Actor actor) {
        return all.stream().filter(item -> item.state().equals("DONE"))
                .filter(item -> actor.userId().equals(item.doneBy()) || actor.userId().equals(item.doneFor())).findFirst();
    }
}
