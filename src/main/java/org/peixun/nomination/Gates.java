package org.peixun.nomination;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.peixun.classfiling.ClassFigures;
import org.peixun.directory.DirectoryList;
import org.peixun.directory.DirectoryStatus;
import org.peixun.directory.InstitutionIndicator;
import org.peixun.policy.Policy;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Dates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What an institution must be to be nominated at all, each with its clause; and the comparison of those that are. */
@Component
public class Gates {

    static final String STATUS = "目录状态";

    private static final String NONE = "暂无数据";

    private final DirectoryList history;
    private final ClassFigures figures;
    private final PolicyParameters parameters;
    private final ObjectProvider<InstitutionIndicator> indicators;
    private final Clock clock;
    private final Dates dates = new Dates();

    Gates(
            DirectoryList history, ClassFigures figures, PolicyParameters parameters,
            ObjectProvider<InstitutionIndicator> indicators, Clock clock) {
        this.history = history;
        this.figures = figures;
        this.parameters = parameters;
        this.indicators = indicators;
        this.clock = clock;
    }

    /** @param passed whether it stands in the way @param text what was found, with the rule and its clause */
    public record Gate(String label, boolean passed, String text) {

        String sentence() {
            return label + "：" + text;
        }
    }

    /** @param values in the order of the head */
    public record Row(String institution, List<String> values) {}

    public record Comparison(List<String> head, List<Row> rows) {}

    List<Gate> of(long institution, String jurisdiction) {
        return of(List.of(institution), jurisdiction).get(institution);
    }

    /** Of several institutions: two queries. */
    Map<Long, List<Gate>> of(Collection<Long> institutions, String jurisdiction) {
        LocalDate today = LocalDate.now(clock);
        Policy policy = parameters.at(today, jurisdiction);
        int months = policy.integer("nomination.businessMonths");
        var events = history.events(institutions);
        var classes = figures.between(institutions, today.minusMonths(months), today);
        var all = new LinkedHashMap<Long, List<Gate>>();
        institutions.forEach(institution ->
                all.put(institution, gates(events.getOrDefault(institution, List.of()), classes.get(institution), policy, today)));
        return all;
    }

    /** @param all newest first @param done {@code null} without a class */
    private List<Gate> gates(List<DirectoryList.Event> all, ClassFigures.Figures done, Policy policy, LocalDate today) {
        var gates = new ArrayList<Gate>();
        List<DirectoryList.Event> events = all.stream().filter(event -> !event.effectiveOn().isAfter(today)).toList();
        DirectoryStatus status = events.isEmpty() ? DirectoryStatus.PENDING : events.get(0).status();
        gates.add(new Gate(STATUS, status == DirectoryStatus.NORMAL, status.label() + "，应为正常（第12条）。"));
        int clean = policy.integer("nomination.noSuspensionMonths");
        var suspended = SuspendedPeriod.after(today.minusMonths(clean), events);
        gates.add(new Gate("暂停承训", suspended.isEmpty(), suspended
                .map(period -> "自" + dates.plainDay(period.from()) + (period.to() == null ? "起被暂停承训资格，尚未恢复"
                        : "至" + dates.plainDay(period.to()) + "被暂停承训资格") + "。近" + clean + "个月内应未被暂停（第6条、第12条）。")
                .orElse("近" + clean + "个月内未被暂停承训资格（第6条、第12条）。")));
        int months = policy.integer("nomination.businessMonths");
        gates.add(new Gate("开展培训", done != null, done == null
                ? "近" + months + "个月内没有同意开班的班期。应开展过培训（第6条）。"
                : "近" + months + "个月内开班" + done.classes() + "期，" + done.trainees() + "人（第6条）。"));
        return gates;
    }

    boolean open(long institution, String jurisdiction) {
        return of(institution, jurisdiction).stream().allMatch(Gate::passed);
    }

    Comparison compare(Map<Long, String> institutions, String jurisdiction) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = today.minusMonths(parameters.at(today, jurisdiction).integer("nomination.businessMonths"));
        List<InstitutionIndicator> columns = indicators.orderedStream().toList();
        List<Map<Long, InstitutionIndicator.Value>> values = columns.stream()
                .map(column -> column.between(institutions.keySet(), from, today)).toList();
        List<Row> rows = institutions.entrySet().stream().map(institution -> new Row(institution.getValue(), values.stream()
                .map(of -> of.containsKey(institution.getKey()) ? of.get(institution.getKey()).text() : NONE).toList())).toList();
        return new Comparison(columns.stream().map(InstitutionIndicator::label).toList(), rows);
    }
}
