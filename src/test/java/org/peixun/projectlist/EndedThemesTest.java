package org.peixun.projectlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;
import static org.peixun.projectlist.ProjectListScenario.COUNTY;
import static org.peixun.projectlist.ProjectListScenario.clerk;
import static org.peixun.projectlist.ProjectListScenario.manager;
import static org.peixun.projectlist.ProjectListScenario.project;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.round.DueRule;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.CasePath;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("清单报送以后主题停用、目录变动（第7条）")
class EndedThemesTest {

    private static final LocalDate LAST = LocalDate.of(2026, 5, 12);
    private static final LocalDateTime AFTER = LAST.plusDays(1).atTime(9, 0);
    private static int next = 'A';

    @Autowired ProjectListScenario scenario;
    @Autowired ProjectLists lists;
    @Autowired ProjectListFiles files;
    @Autowired ListChecks checks;
    @Autowired ProjectRegister register;
    @Autowired Themes themes;
    @Autowired CasePath path;
    @Autowired TimeMachine.Mover time;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private String number;
    private String theme;

    /** The theme is in force on two days only, so that other tests do not meet it. */
    @BeforeEach
    void filledWithAThemeThatEnds() {
        time.set(LAST.minusDays(1).atTime(9, 0));
        scenario.open(2026, DueRule.FIXED);
        number = scenario.numberOf(2026, COUNTY);
        String serial = String.valueOf((char) next++);
        theme = "将停用的主题" + serial;
        runAs(CITY_CLERK, () -> {
            themes.add("TEST_ENDS_" + serial, theme, time.today(), CITY_CLERK);
            themes.end("TEST_ENDS_" + serial, LAST, CITY_CLERK);
        });
        scenario.add(number, project("家庭烹饪班", theme, 2026), COUNTY);
    }

    @AfterEach
    void backToNow() {
        time.reset();
    }

    @Test
    @DisplayName("已经报送的清单保留停用的主题，市级照常核对通过")
    void sentListsKeepTheirThemes() {
        sent();
        time.set(AFTER);
        assertThat(checks.check(files.get(number))).isEmpty();
        scenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "pass"));
        assertThat(register.ofList(number)).singleElement().satisfies(one -> assertThat(one.theme()).isEqualTo(theme));
    }

    @Test
    @DisplayName("报送过又退回补正的，原有的主题仍然保留，但停用的不再列入可选范围")
    void returnedListsKeepTheirThemes() {
        sent();
        time.set(AFTER);
        scenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "return", "reasons", List.of("PROGRESS_MISSING"), "opinion", "请补充"));
        assertThat(lists.choices(number, clerk(COUNTY)).themes()).doesNotContain(theme);
        scenario.done(number, "correctList", clerk(COUNTY), Map.of("opinion", "已补充"));
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));
        scenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "pass"));
        assertThat(register.ofList(number)).hasSize(1);
    }

    @Test
    @DisplayName("没有报送的清单须改选现行主题")
    void unsentListsChooseAgain() {
        time.set(AFTER);
        assertThatThrownBy(() -> scenario.done(number, "fillList", clerk(COUNTY), Map.of())).isInstanceOf(RequestRefused.class)
                .hasMessageContaining("主题“" + theme + "”不在现行主题清单中").hasMessageContaining("乡村振兴");
        path.of(number).waitsAt("userTask_fillList");
    }

    @Test
    @DisplayName("报送以后职业目录有了同名职业的，不能核对通过，说明是哪一个项目、怎样改，仍可以退回补正")
    void whatNoLongerFitsIsSaid() {
        sent();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO occupation (code, name, kind) SELECT 'ZX-TEST-TWIN', name, kind FROM occupation WHERE name = '家庭烹饪'").update();
            jdbc.sql("INSERT INTO occupation_level (occupation_code, level) VALUES ('ZX-TEST-TWIN', 'NONE')").update();
            assertThatThrownBy(() -> scenario.done(number, "checkList", CITY_CLERK, Map.of("decision", "pass"))).isInstanceOf(RequestRefused.class)
                    .hasMessageEndingWith("请退回补正，由县（市、区）改正后重新报送。").hasMessageContaining("第1个项目“职业（工种）”").hasMessageContaining("同名职业")
                    .hasMessageContaining("第10条").hasMessageContaining("退回补正");
            status.setRollbackOnly();
        });
        path.of(number).waitsAt("userTask_checkList");
    }

    private void sent() {
        scenario.done(number, "fillList", clerk(COUNTY), Map.of());
        scenario.done(number, "signList", manager(COUNTY), Map.of("decision", "sign"));
    }
}
