package org.peixun.classfiling;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.peixun.directory.InstitutionIndicator;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 开班: the classes that institutions were given consent to. */
@Component
@Order(10)
class ClassCounts implements InstitutionIndicator {

    private final ClassFigures figures;

    ClassCounts(ClassFigures figures) {
        this.figures = figures;
    }

    @Override
    public String label() {
        return "开班";
    }

    @Override
    public Map<Long, Value> between(Collection<Long> institutions, LocalDate from, LocalDate to) {
        return figures.between(institutions, from, to).values().stream().collect(Collectors.toMap(ClassFigures.Figures::institutionId,
                one -> Value.of(one.classes() + "期" + one.trainees() + "人", "同意开班的班期和计划培训人数（第11条）")));
    }
}
