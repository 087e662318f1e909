package org.peixun.nomination.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.peixun.nomination.PublicLists;
import org.peixun.shared.RequestRefused;
import org.peixun.web.VisitorBuckets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 名单公示 and 公示异议, open to everybody: named in identity's {@code PublicPaths}. */
@Controller
class PublicPages {

    private final PublicLists lists;
    private final VisitorBuckets readers;
    private final VisitorBuckets writers;

    PublicPages(PublicLists lists, Clock clock) {
        this.lists = lists;
        this.readers = new VisitorBuckets(60, Duration.ofSeconds(1), clock);
        this.writers = new VisitorBuckets(5, Duration.ofMinutes(10), clock);
    }

    @GetMapping("/brands")
    ModelAndView lists(@RequestParam(required = false) Integer year, @RequestParam(required = false) String receipt,
            HttpServletRequest request) {
        if (!readers.take(request.getRemoteAddr())) {
            return page(year, HttpStatus.TOO_MANY_REQUESTS).addObject("refused", "查询过于频繁，暂停查询。请过一分钟再试。");
        }
        var page = page(year, HttpStatus.OK);
        if (receipt != null && !receipt.isBlank()) {
            page.addObject("asked", true).addObject("reply", receipt.length() > 40 ? null : lists.reply(receipt).orElse(null));
        }
        return page;
    }

    @PostMapping("/brands")
    ModelAndView object(@RequestParam(defaultValue = "") String candidate, @RequestParam(required = false) String text,
            HttpServletRequest request) {
        if (!writers.take(request.getRemoteAddr())) {
            return page(null, HttpStatus.TOO_MANY_REQUESTS).addObject("typed", text).addObject("chosen", candidate).addObject("refused", "提交过于频繁。请过十分钟再提交，内容可以先复制保存。");
        }
        try {
            int at = candidate.lastIndexOf('/');
            if (at < 1 || !candidate.substring(at + 1).matches("[12]")) {
                throw RequestRefused.badInput("请从公示名单中选择机构。");
            }
            return page(null, HttpStatus.OK).addObject("given",
                    lists.object(candidate.substring(0, at), Integer.parseInt(candidate.substring(at + 1)), text));
        } catch (RequestRefused refused) {
            return page(null, refused.kind() == RequestRefused.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST)
                    .addObject("typed", text).addObject("chosen", candidate).addObject("refused", refused.getMessage());
        }
    }

    private ModelAndView page(Integer year, HttpStatus status) {
        List<Integer> years = lists.years();
        Integer shown = year != null ? year : years.isEmpty() ? null : years.get(0);
        List<PublicLists.Entry> publicity = lists.inPublicity();
        var page = new ModelAndView("nomination/public").addObject("publicity", publicity)
                .addObject("objectable", publicity.stream().filter(one -> !one.ofCounty()).toList())
                .addObject("offices", lists.countyOffices(publicity)).addObject("years", years)
                .addObject("year", shown).addObject("published", shown == null ? List.of() : lists.published(shown));
        page.setStatus(status);
        return page;
    }
}
