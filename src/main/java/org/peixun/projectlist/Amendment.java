package org.peixun.projectlist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
        return String.join("，", parts);
    }
}
