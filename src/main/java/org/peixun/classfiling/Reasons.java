package org.peixun.classfiling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The coded reasons of returns and refusals, from {@code classfiling/reasons.yaml}. */
@Component
class Reasons {

    /** @param clauses e.g. 第11条、第13条 @param kinds return, refuse, change */
    record Reason(String code, String label, String clauses, List<String> kinds, String accepted) {}

    private static final Map<String, String> KINDS = Map.of("return", "退回补正", "refuse", "不予同意", "change", "不同意变更");

    private final Map<String, Reason> byCode = new LinkedHashMap<>();

    Reasons() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("classfiling/reasons.yaml"));
        for (Object each : (List<?>) yaml.getObject().get("reasons")) {
            Reason reason = reason((Map<?, ?>) each);
            byCode.put(reason.code(), reason);
        }
    }

    private static Reason reason(Map<?, ?> entry) {
        String clauses = ((List<?>) entry.get("clauses")).stream().map(clause -> "第" + clause + "条")
                .collect(Collectors.joining("、"));
        List<String> kinds = ((List<?>) entry.get("kinds")).stream().map(Object::toString).toList();
        return new Reason(entry.get("code").toString(), entry.get("label").toString(), clauses, kinds,
                entry.get("accepted").toString());
    }

    /**
     * @param kind return, refuse or change
     * @throws RequestRefused 400 for none at all, an unknown code, or one of another kind
     */
    List<Reason> chosen(List<String> codes, String kind) {
        String what = KINDS.get(kind);
        if (codes.isEmpty()) {
            throw RequestRefused.badInput(what + "至少要选择一项理由。请在清单中一次性选齐。");
        }
        return codes.stream().distinct().map(code -> {
            Reason reason = byCode.get(code);
            if (reason == null || !reason.kinds().contains(kind)) {
                throw RequestRefused.badInput("理由“" + (reason == null ? code : reason.label()) + "”不能用于" + what + "。请在清单中选择。");
            }
            return reason;
        }).toList();
    }
}
