package org.peixun.projectlist;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A project of a list that passed.
 *
 * @param code e.g. 项目2026-00012-03
 * @param level as the list says it: 四级（中级工）, 专项职业能力证书, 培训合格证书
 * @param institutionId {@code null}: not chosen yet
 * @param reportedOn the report from which progress, trained and narrative are, or {@code null}: the list's own
 * @param classes filed for it @param filed trainees planned for these
 * @param started present on the first day of those that started @param finished with a certificate of those finished
 */
public record ListedProject(
        String code, String number, int position, int year, String jurisdiction, String themeCode, String theme, String name,
        String occupationCode, String occupation, String level, int hours, int planned, String target, Long institutionId,
        String body, BigDecimal budget, String funding, LocalDate startsOn, LocalDate endsOn, String progress, int trained,
        String narrative, LocalDate reportedOn, int classes, int filed, int started, int finished) {

    /** Whether the institution may train for it; while no body is chosen, every one of the county. */
    public boolean isFor(long institution) {
        return institutionId == null || institutionId == institution;
    }

    /** People that the project has room for beside those of filed classes. */
    public int left() {
        return Math.max(0, planned - filed);
    }
}
