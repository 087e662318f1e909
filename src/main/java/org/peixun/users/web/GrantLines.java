package org.peixun.users.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.directory.Directory;
import org.peixun.identity.Grant;
import org.peixun.identity.Jurisdictions;
import org.peixun.identity.Role;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Roles as the form has them: one line each, its three inputs side by side; a line without a role is left out. */
@Component
class GrantLines {

    private static final int LEAST_SHOWN = 4;
    private static final String NUMBER = "\\d{1,18}";

    private final Jurisdictions jurisdictions;
    private final Directory directory;

    GrantLines(Jurisdictions jurisdictions, Directory directory) {
        this.jurisdictions = jurisdictions;
        this.directory = directory;
    }

    /** A line of the form as typed. */
    record Line(String role, String jurisdiction, String institution) {

        static final Line EMPTY = new Line("", "", "");

        static Line of(Grant grant) {
            return new Line(grant.role().name(), grant.jurisdiction(),
                    grant.institutionId() == null ? "" : grant.institutionId().toString());
        }
    }

    /** For whom somebody acts, in words: a number with one digit wrong is another institution's. @param named of {@link #named} */
    public String told(Grant grant, Map<String, String> named) {
        return grant.role().label() + "（" + named.getOrDefault(Line.of(grant).institution(), jurisdictions.name(grant.jurisdiction())) + "）";
    }

    /** The institutions' names by their numbers as they are typed; none where the directory has no such number. */
    Map<String, String> named(Stream<Line> lines) {
        Set<String> numbers = lines.filter(line -> Role.APPLICANT.name().equals(line.role())).map(Line::institution)
                .filter(number -> number.strip().matches(NUMBER)).collect(Collectors.toSet());
        Map<Long, String> names = numbers.isEmpty() ? Map.of() : directory.names(numbers.stream().map(number -> Long.valueOf(number.strip())).toList());
        return numbers.stream().filter(number -> names.containsKey(Long.valueOf(number.strip())))
                .collect(Collectors.toMap(Function.identity(), number -> names.get(Long.valueOf(number.strip()))));
    }

    Map<String, String> namedIn(Stream<Grant> grants) {
        return named(grants.map(Line::of));
    }

    /** With an empty line at the end, at which one more role can be given. */
    static List<Line> padded(List<Line> lines) {
        var padded = new ArrayList<>(lines);
        while (!padded.isEmpty() && padded.get(padded.size() - 1).equals(Line.EMPTY)) {
            padded.remove(padded.size() - 1);
        }
        do {
            padded.add(Line.EMPTY);
        } while (padded.size() < LEAST_SHOWN);
        return padded;
    }

    /** @throws RequestRefused 400 naming the line that cannot be read */
    Set<Grant> grants(List<Line> lines) {
        var grants = new HashSet<Grant>();
        for (int number = 1; number <= lines.size(); number++) {
            Line line = lines.get(number - 1);
            if (!line.role().isBlank()) {
                grants.add(grant(line, number));
            }
        }
        return grants;
    }

    private Grant grant(Line line, int number) {
        Role role;
        try {
            role = Role.valueOf(line.role());
            jurisdictions.byCode(line.jurisdiction());
        } catch (IllegalArgumentException e) {
            throw RequestRefused.badInput("角色第" + number + "行：角色和辖区须从列表中选择。请补选后重新提交。");
        }
        return new Grant(role, line.jurisdiction(), role == Role.APPLICANT ? institution(line, number) : null);
    }

    /** The institution has to exist and to lie in the chosen jurisdiction. */
    private Long institution(Line line, int number) {
        if (!line.institution().strip().matches(NUMBER)) {
            throw RequestRefused.badInput("角色第" + number + "行：申报人员须填写机构编号（数字，见“机构目录”中该机构的页面）。请补填后重新提交；目录中没有的机构，先由县（市、区）人社部门登记。");
        }
        var institution = directory.institution(Long.parseLong(line.institution().strip()));
        if (!institution.jurisdiction().equals(line.jurisdiction())) {
            throw RequestRefused.badInput("角色第" + number + "行：" + institution.name() + "属于"
                    + jurisdictions.name(institution.jurisdiction()) + "，与所选辖区不一致。请改选辖区或者核对机构编号。");
        }
        return institution.id();
    }
}
