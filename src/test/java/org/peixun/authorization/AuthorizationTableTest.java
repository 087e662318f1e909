package org.peixun.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.applicant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.identity.Seats;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The table that people read is made from what decides. */
@IntegrationTest
@DisplayName("权限表")
class AuthorizationTableTest {

    private static final Path FILE = Path.of("src/docs/authorization.md");
    private static final String COUNTY = "371524";
    private static final String OTHER_COUNTY = "371526";
    private static final long INSTITUTION = 1;

    @Autowired AccessPolicy access;
    @Autowired List<RequestMappingInfoHandlerMapping> mappings;

    @Test
    @DisplayName("src/docs/authorization.md 就是现在的权限（-Dupdate.docs=true 重写）")
    void upToDate() throws IOException {
        String table = table();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(FILE, table);
        }
        assertThat(FILE).hasContent(table);
    }

    private String table() {
        return """
                # 权限表

                本文由 `AuthorizationTableTest` 按程序中的规则写出，改了规则须用 `mvn test -Dtest=AuthorizationTableTest -Dupdate.docs=true` 重写，否则测试不通过。
                `EveryRouteTest` 逐个网址、逐个角色调用核对，`WebappRoutesTest` 核对流程引擎页面和接口的每一个网址。

                ## 谁能办什么

                每格写明对哪里的事项有权：“本机构”“本县”“全市”由小到大，不含外机构、外县；“本类”指只对本岗位的那一类案件（评审专家：品牌推荐，法制审核人员：暂停承训）；“本县、全市”指在县区任职的对本县、在市级任职的对全市（财政人员、第三方核查员）；“是”指与辖区无关；空白即无权。表中没有的事项任何人都不能办。
                外县、外机构的编号一律答复404，不透露是否存在。办理待办还要求任务在本人的岗位待办中；状态不符的答复409并说明当前状态，哪个状态可以办什么见[按案件状态](authorization-states.md)。

                """ + matrix() + """

                ## 每个网址要求的权限

                """ + routes() + """

                ## 不登录即可打开

                """ + open();
    }

    private String matrix() {
        List<Role> roles = List.of(Role.values());
        return row(Stream.concat(Stream.of("事项"), roles.stream().map(Role::label))) + row(Stream.generate(() -> "---").limit(roles.size() + 1))
                + Stream.of(Action.values()).map(action -> row(Stream.concat(Stream.of(action.label()),
                        roles.stream().map(role -> cell(action, role))))).collect(Collectors.joining());
    }

    /** A role that is held in a county as well as in the city: both, where they differ. */
    private String cell(Action action, Role role) {
        List<Actor> people = role == Role.APPLICANT ? List.of(applicant(COUNTY, INSTITUTION)) : Seats.of(role, COUNTY);
        return people.stream().map(person -> cell(action, person)).distinct().collect(Collectors.joining("、"));
    }

    private String cell(Action action, Actor person) {
        if (!access.allows(person, action)) {
            return "";
        }
        if (action.scope() == Action.Scope.ANYWHERE) {
            return "是";
        }
        boolean own = access.allows(person, action, new AccessPolicy.Subject(COUNTY, INSTITUTION));
        boolean otherInstitution = access.allows(person, action, new AccessPolicy.Subject(COUNTY, INSTITUTION + 1));
        boolean otherCounty = access.allows(person, action, new AccessPolicy.Subject(OTHER_COUNTY, INSTITUTION + 1));
        return !own ? "本类" : otherCounty ? "全市" : otherInstitution ? "本县" : "本机构";
    }

    private String routes() {
        return "| 网址 | 方法 | 事项 |\n|---|---|---|\n" + Route.all(mappings).stream().filter(route -> route.action() != null)
                .map(route -> "| `%s` | %s | %s |%n".formatted(route.path().replace("|", "\\|"), route.method(), route.action().label()))
                .collect(Collectors.joining());
    }

    private String open() {
        return Route.all(mappings).stream().filter(Route::isPublic).map(route -> "* `" + route.path() + "` " + route.method() + "\n")
                .collect(Collectors.joining());
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
