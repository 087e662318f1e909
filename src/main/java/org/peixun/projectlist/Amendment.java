package org.peixun.projectlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.audit.AuditTrail;

/**
 * 调整: what the county asks the city to change in a project of a list that passed.
 *
 * @param name of the project
 * @param decidedBy {@code null} until the city has decided
 * @param opinion the city's, empty when it had none
 */
public record Amendment(
        long id, String code, String name, AmendedValues before, AmendedValues after, String reason, State state,
        String proposedBy, Instant proposedAt, String decidedBy, Instant decidedAt, String opinion) {

    /** How far it has come. */
    public enum State {
        PROPOSED("待市级核对"),
        CONFIRMED("市级同意"),
        REFUSED("市级不同意");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Place in the list → the project as it is now, of those that a confirmed amendment changed. */
    static Map<Integer, ListedProject> changed(List<ListedProject> projects, List<Amendment> amendments) {
        Set<String> codes = amendments.stream().filter(each -> each.state() == State.CONFIRMED).map(Amendment::code).collect(Collectors.toSet());
        return projects.stream().filter(each -> codes.contains(each.code())).collect(Collectors.toMap(ListedProject::position, each -> each));
    }

    public boolean pending() {
        return state == State.PROPOSED;
    }

    /** 承训机构由“待采购”调整为“某校”，计划人数由40人调整为60人 */
    public String change() {
        List<String> parts = new ArrayList<>();
        if (!before.body().equals(after.body())) {
            parts.add("承训机构由“" + before.body() + "”调整为“" + after.body() + "”");
        }
        if (before.planned() != after.planned()) {
            parts.add("计划人数由" + before.planned() + "人调整为" + after.planned() + "人");
        }
        if (!before.days().equals(after.days())) {
            parts.add("起止日期由" + before.days() + "调整为" + after.days());
        }
        for (ProjectField field : AmendedValues.FURTHER) {
            String text = after.further(field);
            if (text != null && !text.equals(before.further(field)) && !(field == ProjectField.THEME_NOTE && text.isEmpty())) {
                parts.add(field.label() + (before.further(field).isEmpty() ? "" : "由“" + before.further(field) + "”") + "调整为“" + text + "”");
            }
        }
        return String.join("，", parts);
    }

    Map<String, AuditTrail.Change> changes() {
        Map<String, AuditTrail.Change> changes = new LinkedHashMap<>();
        changes.put("承训机构", new AuditTrail.Change(before.body(), after.body()));
        changes.put("计划人数", new AuditTrail.Change(String.valueOf(before.planned()), String.valueOf(after.planned())));
        changes.put("起止日期", new AuditTrail.Change(before.days(), after.days()));
        AmendedValues.FURTHER.stream().filter(field -> after.further(field) != null)
                .forEach(field -> changes.put(field.label(), new AuditTrail.Change(before.further(field), after.further(field))));
        changes.values().removeIf(change -> change.before().equals(change.after()));
        return changes;
    }
}
