package org.peixun.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.classfiling.ClassRegister;
import org.peixun.workflow.CaseType.Confirmation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is asked before the end of a class: a decision that nobody takes back, with the numbers on which it is taken. */
@Component
@Transactional(readOnly = true)
class CompletionQuestions {

    private static final String SURE = "提交后不能更改。确定提交吗？";

    private final ClassRegister register;
    private final Completion completion;
    private final Deliveries deliveries;

    CompletionQuestions(ClassRegister register, Completion completion, Deliveries deliveries) {
        this.register = register;
        this.completion = completion;
        this.deliveries = deliveries;
    }

    /** A recognition that is refused anyway is not asked about: the reviewer reads why instead. */
    List<Confirmation> of(String number) {
        Completion.Standing standing = completion.of(register.get(number));
        int all = standing.outcomes().size();
        List<Confirmation> questions = new ArrayList<>();
        if (standing.blocks().isEmpty()) {
            int entitled = standing.entitled().size();
            questions.add(new Confirmation("decision=recognise", "认定结业：学员" + all + "人，结业发证" + entitled + "人"
                    + (entitled == all ? "" : "，不结业" + (all - entitled) + "人（" + bars(standing) + "）") + "。"
                    + (deliveries.seen(number).ownExam() ? "随即生成证书编号" : "证书用已报送的编号") + "，通知培训主体。" + SURE));
        }
        questions.add(new Confirmation("decision=refuse", "不予认定结业：学员" + all + "人均不结业、不发证书，班期随即结束，通知培训主体。" + SURE));
        return questions;
    }

    /** 考核不合格1人、缺考1人: without what differs from trainee to trainee. */
    private static String bars(Completion.Standing standing) {
        Map<String, Long> counted = standing.outcomes().stream().filter(outcome -> outcome.bar() != null)
                .collect(Collectors.groupingBy(outcome -> kind(outcome.bar()), LinkedHashMap::new, Collectors.counting()));
        return counted.entrySet().stream().map(bar -> bar.getKey() + bar.getValue() + "人").collect(Collectors.joining("、"));
    }

    private static String kind(String bar) {
        return bar.contains("出勤") ? "出勤不足" : bar;
    }
}
