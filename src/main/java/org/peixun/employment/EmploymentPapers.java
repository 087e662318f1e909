package org.peixun.employment;

import java.time.Clock;
import java.util.List;
import org.peixun.classfiling.ClassRegister;
import org.peixun.classfiling.RegisteredClass;
import org.peixun.letter.CaseLetters;
import org.peixun.letter.FiledPaper;
import org.peixun.letter.FiledPaper.Fact;
import org.peixun.letter.FiledPaper.Part;
import org.peixun.letter.Letter;
import org.peixun.letter.Offices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the archive of a class keeps of where its graduates went (clause 11): the numbers of each checkpoint. */
@Service
@Order(40)
@Transactional(readOnly = true)
class EmploymentPapers implements CaseLetters {

    private final ClassRegister register;
    private final Checkpoints checkpoints;
    private final Offices offices;
    private final Clock clock;

    EmploymentPapers(ClassRegister register, Checkpoints checkpoints, Offices offices, Clock clock) {
        this.register = register;
        this.checkpoints = checkpoints;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public List<Letter> of(String number) {
        List<Checkpoints.Ended> ended = checkpoints.ended(number);
        return ended.isEmpty() ? List.of() : register.begun(number).map(held -> List.of(letter(held, ended))).orElse(List.of());
    }

    private Letter letter(RegisteredClass held, List<Checkpoints.Ended> ended) {
        return new FiledPaper("结业学员的就业跟踪情况如下；学员名单不在案卷中。", List.of(new Part("各跟踪时点", ended.stream().map(one -> new Fact(
                "结业后第" + one.months() + "个月", one.reported() ? "结业" + one.graduates() + "人，就业" + one.employed() + "人，就业率" + one.rate() + "%" : "没有报送")).toList())))
                .letter(held.title() + "：", "就业跟踪", held.number(), offices.of(held.jurisdiction()), clock.instant());
    }
}
