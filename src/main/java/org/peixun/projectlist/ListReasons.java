package org.peixun.projectlist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The coded reasons for which the city returns a list, from {@code projectlist/reasons.yaml}. */
@Component
public class ListReasons {

    /** What is wrong is marked at each project. */
    static final String MARKED = "MARKED_PROJECTS";

    /** @param of list or project */
    public record Reason(String code, String label, String clauses, String of, String accepted) {

        /** As the forms' options say it. */
        public String option() {
            return label + "（" + clauses + "）。可接受：" + accepted;
        }
    }

    private final Map<String, Reason> byCode = new LinkedHashMap<>();

    ListReasons() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("projectlist/reasons.yaml"));
        for (Object each : (List<?>) yaml.getObject().get("reasons")) {
            Map<?, ?> entry = (Map<?, ?>) each;
            String clauses = ((List<?>) entry.get("clauses")).stream().map(Object::toString)
                    .collect(Collectors.joining("、", "第", "条"));
            Reason reason = new Reason(entry.get("code").toString(), entry.get("label").toString(), clauses,
                    entry.get("of").toString(), entry.get("accepted").toString());
            byCode.put(reason.code(), reason);
        }
    }

    public List<Reason> of(String what) {
        return byCode.values().stream().filter(reason -> reason.of().equals(what)).toList();
    }

    /** @throws RequestRefused 400 for an unknown code, or one of another kind */
    Reason get(String code, String what) {
        Reason reason = byCode.get(code);
        if (reason == null || !reason.of().equals(what)) {
            throw RequestRefused.badInput("理由“" + (reason == null ? code : reason.label()) + "”不能用在这里。请在清单中选择。");
        }
        return reason;
    }
}
