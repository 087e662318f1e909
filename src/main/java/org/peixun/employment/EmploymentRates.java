package org.peixun.employment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.peixun.directory.Directory;
import org.peixun.directory.InstitutionIndicator;
import org.peixun.policy.PolicyParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 就业率 of an institution: of each class the latest checkpoint, reported or not. */
@Component
class EmploymentRates implements InstitutionIndicator {

    private record Sum(int classes, int graduates, int employed) {}

    private final JdbcClient jdbc;
    private final Directory directory;
    private final PolicyParameters parameters;
    private final Clock clock;

    EmploymentRates(JdbcClient jdbc, Directory directory, PolicyParameters parameters, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.parameters = parameters;
        this.clock = clock;
    }

    @Override
    public Optional<Value> of(long institutionId) {
        Sum sum = jdbc.sql("""
                SELECT count(*) AS classes, coalesce(sum(graduates), 0) AS graduates, coalesce(sum(employed), 0) AS employed
                FROM (SELECT DISTINCT ON (number) graduates, employed FROM employment_checkpoint
                      WHERE institution_id = ? ORDER BY number, nth DESC) latest""").param(institutionId)
                .query((row, n) -> new Sum(row.getInt(1), row.getInt(2), row.getInt(3))).single();
        if (sum.graduates() == 0) {
            return Optional.empty();
        }
        int rate = sum.employed() * 100 / sum.graduates();
        int target = parameters.at(LocalDate.now(clock), directory.institution(institutionId).jurisdiction())
                .integer("employment.targetRate");
        return Optional.of(new Value("就业率", rate + "%", "目标" + target + "%；" + sum.classes() + "个班期、" + sum.graduates()
                + "名结业学员，按各班期最近一次跟踪计算（第11条）", rate >= target));
    }
}
