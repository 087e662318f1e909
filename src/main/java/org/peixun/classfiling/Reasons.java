package org.peixun.classfiling;

import java.util.List;
import java.util.Map;
import org.peixun.form.ReasonList;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** Why a filing is returned or refused, or a change of it is. */
@Component
class Reasons {

    private static final Map<String, String> WHAT = Map.of("return", "退回补正", "refuse", "不予同意", "refuseChange", "不同意变更");

    private final ReasonList list = ReasonList.of("classfiling");

    /**
     * @param decision return, refuse or refuseChange
     * @throws RequestRefused 400 for none at all, an unknown code, or one of another decision
     */
    List<ReasonList.Reason> chosen(List<String> codes, String decision) {
        return list.chosen(codes, decision, WHAT.get(decision));
    }
}
