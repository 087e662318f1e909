package org.peixun.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.peixun.audit.AuditTrail;
import org.peixun.audit.AuditTrail.Change;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The parameters as people see and change them: what is in force, what is coming, what was. */
@Service
public class PolicySheet {

    private static final int LONGEST_REASON = 200;
    private static final int LATEST_YEARS_AHEAD = 5;

    private final StoredPolicyParameters stored;
    private final Jurisdictions jurisdictions;
    private final AccessPolicy access;
    private final AuditTrail audit;
    private final Clock clock;

    PolicySheet(StoredPolicyParameters stored, Jurisdictions jurisdictions, AccessPolicy access, AuditTrail audit, Clock clock) {
        this.stored = stored;
        this.jurisdictions = jurisdictions;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A parameter today.
     *
     * @param city the city's value in force
     * @param counties counties with a value of their own in force, in the official order
     * @param coming what takes effect later, by day
     */
    public record Line(Parameter parameter, ParameterValue city, List<ParameterValue> counties, List<ParameterValue> coming) {}

    /**
     * A change as typed.
     *
     * @param jurisdiction a county's code, or empty for the city
     * @param value may be empty when {@code followCity}
     * @param followCity the county gives up its own value
     */
    public record Wish(String key, String jurisdiction, String value, boolean followCity, LocalDate validFrom, String reason) {}

    public List<Line> lines() {
        Sheet sheet = stored.sheet();
        return sheet.parameters().stream().map(parameter -> line(sheet, parameter)).toList();
    }

    /** @throws RequestRefused 404 for an unknown key */
    public Line line(String key) {
        return line(stored.sheet(), known(key));
    }

    /** Every value that was ever set, the latest start first. */
    public List<ParameterValue> history(String key) {
        return stored.sheet().history(known(key).key());
    }

    private Parameter known(String key) {
        return stored.sheet().parameter(key)
                .orElseThrow(() -> RequestRefused.notFound("没有这项政策参数。请从政策参数列表中重新选择。"));
    }

    private Line line(Sheet sheet, Parameter parameter) {
        LocalDate today = LocalDate.now(clock);
        String key = parameter.key();
        List<ParameterValue> counties = jurisdictions.counties().stream()
                .flatMap(county -> sheet.inForce(key, today, county.code()).stream())
                .filter(value -> value.value() != null)
                .toList();
        var coming = new ArrayList<>(sheet.history(key).stream().filter(value -> value.validFrom().isAfter(today)).toList());
        Collections.reverse(coming);
        return new Line(parameter, sheet.inForce(key, today, null).orElseThrow(), counties, coming);
    }

    /** Everything wrong with the wish; empty when it can be carried out. */
    public List<Problem> check(Wish wish) {
        Parameter parameter = known(wish.key());
        LocalDate today = LocalDate.now(clock);
        var problems = new ArrayList<Problem>();
        Optional<Jurisdiction> county = county(wish);
        if (!wish.jurisdiction().isEmpty() && county.isEmpty()) {
            problems.add(new Problem("jurisdiction", "适用范围应选全市或列表中的一个县（市、区）。"));
        }
        if (parameter.cityOnly() && county.isPresent() && !wish.followCity()) {
            problems.add(new Problem("jurisdiction", "“" + parameter.label() + "”全市统一，各县（市、区）的列表按同一数值标记，不能单独规定。请将适用范围选为全市。"));
        }
        if (wish.followCity() && county.isEmpty()) {
            problems.add(new Problem("followCity", "只有县（市、区）可以恢复执行市级规定，请选择县（市、区）。"));
        }
        if (!wish.followCity()) {
            parameter.fault(wish.value()).ifPresent(fault -> problems.add(new Problem("value", fault)));
        }
        if (wish.validFrom() == null || wish.validFrom().isBefore(today)
                || wish.validFrom().isAfter(today.plusYears(LATEST_YEARS_AHEAD))) {
            problems.add(new Problem("validFrom", "生效日期应在今天至" + LATEST_YEARS_AHEAD + "年之内；已经过去的日期不能追溯调整。"));
        }
        if (wish.reason().isEmpty() || Chars.count(wish.reason()) > LONGEST_REASON) {
            problems.add(new Problem("reason", "请写明调整原因或依据的文件，不超过" + LONGEST_REASON + "个字。"));
        }
        if (problems.isEmpty() && Objects.equals(valueBefore(wish, county), wished(parameter, wish))) {
            problems.add(new Problem("value", "与该日期的规定相同，不需要调整。"));
        }
        if (problems.isEmpty()) {
            var value = new ParameterValue(Long.MAX_VALUE, wish.key(), county.map(Jurisdiction::code).orElse(null),
                    wished(parameter, wish), wish.validFrom(), null, null, null);
            PairRules.broken(stored.sheet(), value, everywhere()).ifPresent(
                    broken -> problems.add(new Problem(wish.followCity() ? "followCity" : "value", broken)));
        }
        return problems;
    }

    private List<Jurisdiction> everywhere() {
        return Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream()).toList();
    }

    /** @return {@code null} where the county gives up its own value */
    private static String wished(Parameter parameter, Wish wish) {
        return wish.followCity() ? null : parameter.normal(wish.value());
    }

    private Optional<Jurisdiction> county(Wish wish) {
        return jurisdictions.counties().stream().filter(each -> each.code().equals(wish.jurisdiction())).findFirst();
    }

    private String valueBefore(Wish wish, Optional<Jurisdiction> county) {
        return stored.sheet().inForce(wish.key(), wish.validFrom(), county.map(Jurisdiction::code).orElse(null))
                .map(ParameterValue::value).orElse(null);
    }

    /** The newest entry of the parameter, for telling whether somebody added one since a page showed it. */
    public long latest(String key) {
        return newest(history(key)).id();
    }

    private static ParameterValue newest(List<ParameterValue> history) {
        return history.stream().max(Comparator.comparingLong(ParameterValue::id)).orElseThrow();
    }

    /**
     * The same for somebody who has seen the entries before: what another one set meanwhile is not replaced unseen.
     *
     * @param seen {@link #latest} of what the page showed; {@code null} from a page that did not say
     * @throws RequestRefused 409 with the entry that came in between
     */
    @Transactional
    public void change(Wish wish, Long seen, Actor actor) {
        ParameterValue newest = newest(stored.fresh().history(known(wish.key()).key()));
        if (seen != null && seen != newest.id()) {
            throw RequestRefused.conflict("您打开页面以后，" + newest.changedByName() + "已调整本项：" + place(newest) + "自" + newest.validFrom() + "起"
                    + inWords(known(wish.key()), newest.value()) + "。本次没有保存，请核对调整记录，确需调整的再次保存。");
        }
        change(wish, actor);
    }

    private String place(ParameterValue value) {
        return value.jurisdiction() == null ? "全市" : jurisdictions.name(value.jurisdiction());
    }

    /**
     * Sets a value from a day on. Cases that began before that day keep theirs.
     *
     * @throws RequestRefused 400 with every problem; 403
     */
    @Transactional
    public void change(Wish wish, Actor actor) {
        access.check(actor, changing(wish.key()), new AccessPolicy.Subject(
                wish.jurisdiction().isEmpty() ? jurisdictions.city().code() : wish.jurisdiction(), null));
        List<Problem> problems = check(wish);
        if (!problems.isEmpty()) {
            throw RequestRefused.badInput(problems);
        }
        Parameter parameter = known(wish.key());
        Optional<Jurisdiction> county = county(wish);
        String code = county.map(Jurisdiction::code).orElse(null);
        String before = inWords(parameter, valueBefore(wish, county));
        String value = wished(parameter, wish);
        String after = inWords(parameter, value);
        stored.add(wish.key(), code, value, wish.validFrom(), actor.userId(), actor.name(),
                clock.instant(), wish.reason());
        Map<String, Change> changes = new LinkedHashMap<>();
        changes.put(parameter.label(), new Change(before, after));
        changes.put("生效日期", new Change(null, wish.validFrom().toString()));
        changes.put("原因", new Change(null, wish.reason()));
        audit.record(new AuditTrail.Entry(code, null, actor.userId(), actor.name(), "policy.changed",
                county.map(Jurisdiction::name).orElse("全市") + "“" + parameter.label() + "”自" + wish.validFrom()
                        + "起由" + before + "调整为" + after + "。", changes));
    }

    /** What a term destroys is not brought back: nobody who keeps the system shortens one. */
    public static Action changing(String key) {
        return key.startsWith("retention.") ? Action.CHANGE_RETENTION : Action.CHANGE_POLICY;
    }

    private static String inWords(Parameter parameter, String value) {
        return value == null ? "执行市级规定" : parameter.inWords(value);
    }
}
