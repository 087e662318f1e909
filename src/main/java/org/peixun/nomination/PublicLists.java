package org.peixun.nomination;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.letter.Offices;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.peixun.workflow.Processes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What everybody may see of nominations, nothing personal: lists in publicity, published results, objections. */
@Service
@Transactional
public class PublicLists {

    private static final int LONGEST = 2000;

    /** @param ofCounty 县级公示, before the city has seen it @param until end of the publicity; of a published one of the last */
    public record Entry(
            String number, int year, String jurisdiction, String county, int slot, long institutionId, String institution, String feature,
            boolean ofCounty, Instant until, Instant publishedAt) {}

    /** @param state a whole sentence */
    public record Reply(Instant receivedAt, String institution, String state, String answer) {}

    private final JdbcClient jdbc;
    private final NominationFiles files;
    private final CandidateFiles candidates;
    private final Objections objections;
    private final ShownBrands brands;
    private final Offices offices;
    private final Processes processes;
    private final NominationJournal journal;
    private final Clock clock;

    PublicLists(
            JdbcClient jdbc, NominationFiles files, CandidateFiles candidates, Objections objections, ShownBrands brands,
            Offices offices, Processes processes, NominationJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.candidates = candidates;
        this.objections = objections;
        this.brands = brands;
        this.offices = offices;
        this.processes = processes;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Entry> inPublicity() {
        return jdbc.sql(SELECT + "WHERE n.state = 'PUBLIC' AND n.city_public_to > :now AND c.selected AND c.removed_reason IS NULL"
                        + " OR n.state = 'PUBLICISING' AND n.county_public_to > :now ORDER BY j.position, n.number, c.slot")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Entry.class).list();
    }

    /** Where objections to these counties' own publicity go: the county hears them itself (clause 6). */
    @Transactional(readOnly = true)
    public List<Offices.Office> countyOffices(List<Entry> entries) {
        Set<String> counties = entries.stream().filter(Entry::ofCounty).map(Entry::jurisdiction).collect(Collectors.toSet());
        return counties.isEmpty() ? List.of() : offices.all().stream().filter(one -> counties.contains(one.jurisdiction())).toList();
    }

    /** Without those that {@link ShownBrands} hides (clause 12): the next recheck of the brand may be a year away. */
    @Transactional(readOnly = true)
    public List<Entry> published(int year) {
        List<Entry> listed = jdbc.sql(SELECT + "WHERE n.state = 'LISTED' AND n.year = ? AND c.selected AND c.removed_reason IS NULL"
                        + " ORDER BY j.position, c.slot").param(year).query(Entry.class).list();
        var shown = brands.of(listed.stream().map(Entry::institutionId).toList());
        return listed.stream().filter(entry -> shown.shown(entry.institutionId(), entry.publishedAt())).toList();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Integer> years() {
        return jdbc.sql("SELECT DISTINCT year FROM nomination WHERE state = 'LISTED' ORDER BY year DESC").query(Integer.class).list();
    }

    private static final String SELECT = """
            SELECT n.number, n.year, n.jurisdiction, j.name AS county, c.slot, c.institution_id, c.institution_name AS institution,
                   c.feature, n.state = 'PUBLICISING' AS of_county,
                   CASE n.state WHEN 'PUBLICISING' THEN n.county_public_to ELSE n.city_public_to END AS until, n.published_at
            FROM nomination n JOIN nomination_candidate c ON c.number = n.number JOIN jurisdiction j ON j.code = n.jurisdiction
            """;

    /** The same once more is no second objection. @return receipt code @throws RequestRefused 400, or 409 when the publicity is over */
    public String object(String number, int slot, String text) {
        if (text == null || Chars.count(text.strip()) < 10 || Chars.count(text.strip()) > LONGEST) {
            throw RequestRefused.badInput("异议内容：请写10至" + LONGEST + "个字，说明具体情况。");
        }
        processes.waitForOthers(number);
        Optional<Nomination> found = files.findById(number);
        found.filter(one -> one.state() == NominationState.PUBLICISING && one.countyPublicTo().isAfter(clock.instant()))
                .ifPresent(one -> {
                    throw RequestRefused.conflict(toCounty(offices.of(one.jurisdiction())));
                });
        Nomination nomination = found.filter(one -> one.state() == NominationState.PUBLIC && one.cityPublicTo().isAfter(clock.instant()))
                .orElseThrow(() -> RequestRefused.conflict("该机构不在公示期内，不能提出异议。公示期外发现问题的，可以拨打投诉举报电话。"));
        if (candidates.of(number).stream().noneMatch(one -> one.slot() == slot && one.stands())) {
            throw RequestRefused.badInput("请从公示名单中选择机构。");
        }
        Optional<String> given = objections.given(number, slot, text.strip());
        if (given.isPresent()) {
            return given.get();
        }
        String receipt = objections.add(number, slot, false, text.strip());
        processes.tell(number, NominationCase.ID + ".objectionReceived");
        journal.write(nomination, Actor.SYSTEM, "NOTE", null, "objectionReceived", "公示期间收到公众异议一件。");
        journal.tellCity(nomination, Role.CITY_CLERK, "公示收到异议", "请核实后答复。");
        return receipt;
    }

    private static String toCounty(Offices.Office office) {
        return "该机构在县级公示期内，异议请向" + office.name() + "提出" + (office.phone().isEmpty() ? "" : "，电话" + office.phone())
                + (office.address().isEmpty() ? "" : "，地址" + office.address()) + "。";
    }

    @Transactional(readOnly = true)
    public Optional<Reply> reply(String receipt) {
        return objections.byReceipt(receipt.strip().toLowerCase(java.util.Locale.ROOT)).filter(one -> !one.county())
                .map(one -> new Reply(one.receivedAt(), candidates.of(one.number()).stream()
                        .filter(candidate -> one.slot() != null && candidate.slot() == one.slot()).map(Candidate::institutionName)
                        .findFirst().orElse("—"),
                        one.upheld() == null ? "已收到，正在核实。" : one.upheld() ? "异议成立，已取消入选。" : "经核实，异议不成立。", one.answer()));
    }
}
