package org.peixun.projectlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an amendment may change of a project.
 *
 * @param institutionId of the body, {@code null} for 待采购 or when only its name is kept
 * @param further key of one of {@link #FURTHER} → text, of those that change only; progress and trained together, for the
 *     next report may not fall behind them
 */
public record AmendedValues(
        Long institutionId, String body, int planned, LocalDate startsOn, LocalDate endsOn, Map<String, String> further) {

    static final List<ProjectField> FURTHER = List.of(ProjectField.NAME, ProjectField.OCCUPATION, ProjectField.LEVEL, ProjectField.HOURS,
            ProjectField.TARGET, ProjectField.BUDGET, ProjectField.PROGRESS, ProjectField.TRAINED, ProjectField.THEME, ProjectField.THEME_NOTE,
            ProjectField.FUNDING);

    static AmendedValues of(ListedProject project) {
        return new AmendedValues(project.institutionId(), project.body(), project.planned(), project.startsOn(), project.endsOn(), Map.of());
    }

    String days() {
        return startsOn + "至" + endsOn;
    }

    /** {@code null}: stays as it is. */
    String further(ProjectField field) {
        return further.get(field.key());
    }
}
