package org.peixun.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The coded reasons of one process, from {@code <folder>/reasons.yaml}: the only list; its forms offer these and no others. */
public final class ReasonList {

    /** @param clauses of the notice @param decisions for which it can be chosen, e.g. return @param accepted what would be accepted */
    public record Reason(String code, String label, List<Integer> clauses, List<String> decisions, String accepted) {

        /** 第11、13条 */
        public String basis() {
            return clauses.stream().map(String::valueOf).collect(Collectors.joining("、", "第", "条"));
        }

        /** 第11条、第13条 */
        public String eachClause() {
            return clauses.stream().map(clause -> "第" + clause + "条").collect(Collectors.joining("、"));
        }

        /** As the forms' options say it. */
        public String option() {
            return label + "（" + basis() + "）。可接受：" + accepted;
        }
    }

    private final Map<String, Reason> byCode = new LinkedHashMap<>();

    private ReasonList(String folder) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource(folder + "/reasons.yaml"));
        for (Object each : (List<?>) yaml.getObject().get("reasons")) {
            Map<?, ?> entry = (Map<?, ?>) each;
            Reason reason = new Reason(text(entry, "code"), text(entry, "label"),
                    ((List<?>) entry.get("clauses")).stream().map(Integer.class::cast).toList(),
                    ((List<?>) entry.get("decisions")).stream().map(Object::toString).toList(), text(entry, "accepted"));
            byCode.put(reason.code(), reason);
        }
    }

    /** @param folder of the process, e.g. {@code classfiling} */
    public static ReasonList of(String folder) {
        return new ReasonList(folder);
    }

    private static String text(Map<?, ?> entry, String key) {
        return entry.get(key).toString();
    }

    /** Those for one decision, in their order. */
    public List<Reason> forDecision(String decision) {
        return byCode.values().stream().filter(reason -> reason.decisions().contains(decision)).toList();
    }

    /**
     * @param what the decision as people call it, e.g. 退回补正
     * @throws RequestRefused 400 for an unknown code, or one of another decision
     */
    public Reason get(String code, String decision, String what) {
        Reason reason = byCode.get(code);
        if (reason == null || !reason.decisions().contains(decision)) {
            throw RequestRefused.badInput("理由“" + (reason == null ? code : reason.label()) + "”不能用于" + what + "。请在清单中选择。");
        }
        return reason;
    }

    /** @throws RequestRefused 400 for none at all, and as in {@link #get} */
    public List<Reason> chosen(List<String> codes, String decision, String what) {
        if (codes.isEmpty()) {
            throw RequestRefused.badInput(what + "至少要选择一项理由。请在清单中一次性选齐。");
        }
        return codes.stream().distinct().map(code -> get(code, decision, what)).toList();
    }
}
