package org.peixun.projectlist;

import java.time.LocalDate;

/** What an amendment may change of a project. @param institutionId of the body, {@code null} for 待采购 or when only its name is kept */
public record AmendedValues(Long institutionId, String body, int planned, LocalDate startsOn, LocalDate endsOn) {

    static AmendedValues of(ListedProject project) {
        return new AmendedValues(project.institutionId(), project.body(), project.planned(), project.startsOn(), project.endsOn());
    }

    String days() {
        return startsOn + "至" + endsOn;
    }
}
