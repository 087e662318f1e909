package org.peixun.round.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.peixun.nomination.NominationScenario.CITY_CLERK;
import static org.peixun.nomination.NominationScenario.clerk;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDateTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.identity.Actor;
import org.peixun.nomination.NominationScenario;
import org.peixun.web.PageAssertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@IntegrationTest
@DisplayName("期限日历：一个月一张表")
class MonthGridTest {

    @Autowired MockMvc mvc;
    @Autowired NominationScenario scenario;
    @Autowired TimeMachine.Mover time;

    private long round;

    @BeforeEach
    void openRound() {
        time.set(LocalDateTime.of(2026, 5, 6, 9, 0));
        round = scenario.fresh(2026);
    }

    @AfterEach
    void backToNow() {
        scenario.putAway(2026);
        time.reset();
    }

    @ParameterizedTest(name = "{0}：{1}周，1日前空{2}格")
    @CsvSource({"2026-05, 5, 4", "2026-02, 5, 6", "2021-02, 4, 0", "2026-06, 5, 0", "2025-06, 6, 6"})
    @DisplayName("周一至周日七列，每日在自己的星期下，月首月末的空格补齐")
    void weeks(String month, int weeks, int blank) throws Exception {
        Document page = page("/deadlines?month=" + month, CITY_CLERK);
        assertThat(page.select("th[scope=col]").eachText()).containsExactly("周一", "周二", "周三", "周四", "周五", "周六", "周日");
        assertThat(page.select("tbody tr")).hasSize(weeks).allSatisfy(row -> assertThat(row.select("td")).hasSize(7));
        assertThat(page.select("tbody tr").first().select("td.blank")).hasSize(blank);
        page.select("time").forEach(day -> assertThat(day.closest("td").elementSiblingIndex())
                .isEqualTo(java.time.LocalDate.parse(day.attr("datetime")).getDayOfWeek().getValue() - 1));
    }

    @Test
    @DisplayName("周末、放假、调休上班、今天按工作日历标出，颜色之外都有字；表有标题")
    void marks() throws Exception {
        Document page = page("/deadlines?month=2026-05", CITY_CLERK);
        assertThat(page.select("caption").text()).startsWith("2026年5月").contains("个工作日");
        assertThat(day(page, "2026-05-01").text()).contains("休").contains("劳动节");
        assertThat(day(page, "2026-05-09").hasClass("make-up")).isTrue();
        assertThat(day(page, "2026-05-09").text()).contains("班");
        assertThat(day(page, "2026-05-16").hasClass("off")).isTrue();
        assertThat(page.select("td[aria-current=date] time").attr("datetime")).isEqualTo("2026-05-06");
        assertThat(day(page, "2026-05-06").text()).contains("今天");
        assertThat(page.select("nav[aria-label=月份] a").eachAttr("href"))
                .containsExactly("/deadlines?month=2026-04", "/deadlines", "/deadlines?month=2026-06");
        assertThat(page("/deadlines?month=2028-05", CITY_CLERK).select(".note").text()).contains("2028年的工作日安排尚未录入");
    }

    @Test
    @DisplayName("期限在自己那天的格里，链接打得开；超过三项的收在“另有”里，一项不少；县区只见本县的")
    void deadlinesInTheirCells() throws Exception {
        Element city = day(page("/deadlines?month=2026-05", CITY_CLERK), "2026-05-20");
        assertThat(city.select("a[href=/rounds/" + round + "]").text()).isEqualTo("23:59 2026年品牌机构推荐 截止");
        assertThat(city.select("ul:not(details ul) li")).hasSize(3);
        assertThat(city.select("summary").text()).isEqualTo("另有" + city.select("details li").size() + "项");
        assertThat(city.select("li a[href^=/cases/]")).hasSizeGreaterThanOrEqualTo(11);

        Element own = day(page("/deadlines?month=2026-05", clerk("371503")), "2026-05-20");
        assertThat(own.select("li:contains(推选候选机构)").eachText()).singleElement().asString().contains("茌平区");
        String path = own.select("li:contains(推选候选机构) a").attr("href");
        assertThat(mvc.perform(get(path).with(signedInAs(clerk("371503")))).andReturn().getResponse().getStatus())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("订阅的网址整个写出，可以直接复制")
    void feedAddress() throws Exception {
        assertThat(page("/deadlines", CITY_CLERK).text()).contains("网址填 http://localhost/feeds/deadlines.ics，");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "2026-13", "2026-5", "999999999-12", "-0001-01", "2026-05-20"})
    @DisplayName("写错的月份：说明怎样写")
    void wrongMonth(String month) throws Exception {
        var response = mvc.perform(get("/deadlines").param("month", month).with(signedInAs(CITY_CLERK)).accept("text/html"))
                .andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("2026-05");
    }

    private static Element day(Document page, String date) {
        return page.selectFirst("td:has(time[datetime=" + date + "])");
    }

    private Document page(String path, Actor actor) throws Exception {
        var response = mvc.perform(get(path).with(signedInAs(actor)).accept("text/html")).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        PageAssertions.assertPolite(response.getContentAsString());
        return Jsoup.parse(response.getContentAsString());
    }
}
