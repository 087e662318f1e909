package org.peixun.complaint;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.peixun.directory.DirectoryList;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.policy.PolicyParameters;
import org.peixun.shared.Chars;
import org.peixun.shared.OncePerTransaction;
import org.peixun.shared.Phone;
import org.peixun.shared.Problem;
import org.peixun.shared.TypedDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a complaint must say (clause 12); everything that is wrong at once. */
@Component
class IntakeRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 2000;
    private static final int LONGEST_NAME = 30;
    private static final int LONGEST_TICKET = 40;
    private static final int LONGEST_INSTITUTION = 100;

    private final DirectoryList directory;
    private final Jurisdictions jurisdictions;
    private final PolicyParameters parameters;
    private final JdbcClient jdbc;
    private final Clock clock;

    IntakeRules(DirectoryList directory, Jurisdictions jurisdictions, PolicyParameters parameters, JdbcClient jdbc, Clock clock) {
        this.directory = directory;
        this.jurisdictions = jurisdictions;
        this.parameters = parameters;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the rules need to know of others, asked once for many. @param tickets those that were registered before */
    record Known(Map<String, DirectoryList.Named> institutions, Map<String, Ticket> tickets) {}

    /** @param problems empty when {@code registration} can be registered */
    record Read(Registration registration, List<Problem> problems) {}

    /** @param number of its complaint */
    record Ticket(String hotlineTicket, String number, String jurisdiction) {}

    Known known(Collection<Intake> typed) {
        if (typed.stream().anyMatch(one -> !one.ticket().isEmpty())) {
            inTurn();
        }
        var named = directory.named(typed.stream().map(Intake::institution).distinct().toList());
        String[] tickets = typed.stream().map(Intake::ticket).filter(one -> !one.isEmpty()).distinct().toArray(String[]::new);
        Map<String, Ticket> taken = tickets.length == 0 ? Map.of()
                : jdbc.sql("SELECT hotline_ticket, number, jurisdiction FROM complaint WHERE hotline_ticket = ANY (?)").param(tickets)
                        .query(Ticket.class).list().stream().collect(Collectors.toMap(Ticket::hotlineTicket, one -> one));
        return new Known(named.stream().collect(Collectors.toMap(DirectoryList.Named::name, one -> one, (a, b) -> a)), taken);
    }

    /** Of two who enter the same ticket the second is told. Tickets are few, and each taken in as quickly as any complaint. */
    void inTurn() {
        OncePerTransaction.read("hotline tickets in turn", () -> jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('hotline tickets', 26))")
                .query((row, i) -> i).list());
    }

    /** @param byPublic the informer himself: no source and day to choose, the county may follow from the institution */
    Read read(Intake typed, Known known, boolean byPublic) {
        var problems = new ArrayList<Problem>();
        Optional<Source> source = byPublic ? Optional.of(Source.REPORT) : Source.of(typed.source());
        if (source.isEmpty()) {
            problem(problems, "source", "来源：请选择日常检查、电话回访、市民热线、自行举报或者信访转送（第12条）。");
        }
        Optional<Topic> topic = Topic.of(typed.topic());
        if (topic.isEmpty()) {
            problem(problems, "topic", "反映的问题：请选择“" + Stream.of(Topic.values()).map(Topic::label).collect(Collectors.joining("”“")) + "”之一（第12条）。");
        }
        if (Chars.count(typed.institution()) < 2 || Chars.count(typed.institution()) > LONGEST_INSTITUTION) {
            problem(problems, "institution", "被投诉机构：请填写机构名称，2至" + LONGEST_INSTITUTION + "字；不知道全称的，写招牌上的名称或者地址。");
        }
        DirectoryList.Named institution = known.institutions().get(typed.institution());
        String county = county(typed, institution, byPublic, problems);
        LocalDate received = byPublic ? LocalDate.now(clock) : day(typed.receivedOn(), county, problems);
        String ticket = ticket(typed, source.orElse(null), county, known, problems);
        Informer informer = informer(typed, problems);
        String content = content(typed, informer, problems);
        return problems.isEmpty()
                ? new Read(new Registration(source.get(), topic.get(), institution == null ? null : institution.id(),
                        typed.institution(), county, received, content, ticket, informer), List.of())
                : new Read(null, problems);
    }

    private String county(Intake typed, DirectoryList.Named institution, boolean byPublic, List<Problem> problems) {
        Optional<Jurisdiction> chosen = jurisdictions.counties().stream()
                .filter(one -> one.code().equals(typed.county()) || one.name().equals(typed.county())).findFirst();
        if (institution != null && (byPublic || chosen.isEmpty() && typed.county().isEmpty())) {
            return institution.jurisdiction();
        }
        if (chosen.isEmpty()) {
            problem(problems, "county", "县（市、区）：请选择机构所在的县（市、区）或者市属开发区，例如东阿县。");
            return null;
        }
        if (institution != null && !institution.jurisdiction().equals(chosen.get().code())) {
            problem(problems, "county", "县（市、区）：" + institution.name() + "在" + jurisdictions.name(institution.jurisdiction())
                    + "的机构目录内，不在" + chosen.get().name() + "。请改选" + jurisdictions.name(institution.jurisdiction()) + "，或者核对机构名称。");
        }
        return chosen.get().code();
    }

    private LocalDate day(String typed, String county, List<Problem> problems) {
        LocalDate today = LocalDate.now(clock);
        int within = parameters.at(today, county).integer("complaint.receivedWithinDays");
        LocalDate day = TypedDay.read(typed);
        if (day == null) {
            problem(problems, "receivedOn", "收到日期：请按“年-月-日”填写，例如" + today + "。");
        } else if (day.isAfter(today) || day.isBefore(today.minusDays(within))) {
            problem(problems, "receivedOn", "收到日期：应在" + today.minusDays(within) + "至" + today + "之间（时限从收到之日起算），现为" + day + "。");
        }
        return day;
    }

    private String ticket(Intake typed, Source source, String county, Known known, List<Problem> problems) {
        String ticket = typed.ticket();
        if (source != Source.HOTLINE) {
            if (source != null && !ticket.isEmpty()) {
                problem(problems, "ticket", "热线工单编号：只有来源为市民热线的才填写，请清空，或者改选来源。");
            }
            return null;
        }
        if (ticket.isEmpty() || ticket.length() > LONGEST_TICKET) {
            problem(problems, "ticket", "热线工单编号：市民热线转办的必须填写，最多" + LONGEST_TICKET + "字，用于查重和回复热线。");
        } else if (known.tickets().containsKey(ticket)) {
            problem(problems, "ticket", "热线工单编号：" + ticket + registered(known.tickets().get(ticket), county) + "，同一工单不能重复登记。");
        }
        return ticket;
    }

    /** Another county's case number is of no use to who cannot open it: that county moves the case here. */
    private String registered(Ticket ticket, String county) {
        return ticket.jurisdiction().equals(county) ? "已登记为" + ticket.number()
                : "已由" + jurisdictions.name(ticket.jurisdiction()) + "登记（应由本县（市、区）办理的，请其在“投诉办理”页移交）";
    }

    /** As it is kept: what hides the informer changes its length, so that this is what is measured. */
    private static String content(Intake typed, Informer informer, List<Problem> problems) {
        String content = Informer.hidden(informer, typed.content());
        int length = Chars.count(content);
        if (length < SHORTEST || length > LONGEST) {
            problem(problems, "content", "投诉内容：请写" + SHORTEST + "至" + LONGEST + "字，现为" + length + "字"
                    + (content.equals(typed.content()) ? "" : "（投诉人的姓名、电话、证件号码已隐去，按隐去以后的字数计算）") + "；写明时间、地点和经过。");
        }
        return content;
    }

    private static Informer informer(Intake typed, List<Problem> problems) {
        if (typed.name().isEmpty() && typed.phone().isEmpty()) {
            return null;
        }
        if (typed.name().length() > LONGEST_NAME) {
            problem(problems, "name", "投诉人姓名：最多" + LONGEST_NAME + "字；可以不填。");
        }
        String phone = null;
        if (!typed.phone().isEmpty()) {
            var read = Phone.parse(typed.phone());
            if (!read.ok()) {
                problem(problems, "phone", "投诉人电话：请填写11位手机号码，或者带区号的固定电话，例如0635-1234567；可以不填。");
            } else {
                phone = read.value().value();
            }
        }
        return new Informer(typed.name().isEmpty() ? null : typed.name(), phone);
    }

    private static void problem(List<Problem> problems, String field, String message) {
        problems.add(new Problem(field, message));
    }
}
