package org.peixun.projectlist;

import static java.util.Map.entry;
import static org.peixun.projectlist.ProjectField.BODY;
import static org.peixun.projectlist.ProjectField.BUDGET;
import static org.peixun.projectlist.ProjectField.ENDS;
import static org.peixun.projectlist.ProjectField.FUNDING;
import static org.peixun.projectlist.ProjectField.HOURS;
import static org.peixun.projectlist.ProjectField.LEVEL;
import static org.peixun.projectlist.ProjectField.NAME;
import static org.peixun.projectlist.ProjectField.OCCUPATION;
import static org.peixun.projectlist.ProjectField.PLANNED;
import static org.peixun.projectlist.ProjectField.PROGRESS;
import static org.peixun.projectlist.ProjectField.STARTS;
import static org.peixun.projectlist.ProjectField.TARGET;
import static org.peixun.projectlist.ProjectField.THEME;
import static org.peixun.projectlist.ProjectField.THEME_NOTE;
import static org.peixun.projectlist.ProjectField.TRAINED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

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

    /** No report is asked for any more. */
    boolean over() {
        return progress.equals(ProjectRules.DONE) || givenUp();
    }

    public boolean givenUp() {
        return progress.equals(ProjectRules.GIVEN_UP);
    }

    /** Of what a report says, to tell whether somebody has typed over it. */
    public String mark() {
        return mark(progress, String.valueOf(trained), narrative);
    }

    /** @param trained as typed */
    public static String mark(String progress, String trained, String narrative) {
        return Integer.toHexString(Objects.hash(progress, trained.strip(), narrative.strip()));
    }

    /** What an amendment may change, as a row that the rules read; the occupation by its code, the theme apart from its note. */
    ProjectRow row(ListFacts facts) {
        String plain = facts.themes().stream().filter(each -> each.code().equals(themeCode) && each.needsNote()).map(Themes.Theme::name).findFirst().orElse(theme);
        return new ProjectRow(code, Map.ofEntries(
                entry(THEME.key(), plain), entry(THEME_NOTE.key(), Themes.note(theme, plain)), entry(FUNDING.key(), funding), entry(NAME.key(), name), entry(OCCUPATION.key(), occupationCode), entry(LEVEL.key(), level),
                entry(HOURS.key(), String.valueOf(hours)), entry(PLANNED.key(), String.valueOf(planned)), entry(TARGET.key(), target),
                entry(BODY.key(), body), entry(BUDGET.key(), budget.toPlainString()), entry(STARTS.key(), startsOn.toString()),
                entry(ENDS.key(), endsOn.toString()), entry(PROGRESS.key(), progress), entry(TRAINED.key(), String.valueOf(trained))));
    }

    /** People that the project has room for beside those of filed classes. */
    public int left() {
        return Math.max(0, planned - filed);
    }
}
