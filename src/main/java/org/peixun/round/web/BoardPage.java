package org.peixun.round.web;

import java.time.LocalDate;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.identity.CurrentActor;
import org.peixun.round.CountyRecords;
import org.peixun.round.Forecast;
import org.peixun.round.Scoreboard;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** 县区进度 with what the city does about it, also after a refusal: with the sentence and all that was typed. */
@Component
class BoardPage {

    /** What the city asked for. @param form of the page, as its id says */
    record Asked(String form, String jurisdiction, LocalDate day, String reason) {

        /** Once it is done. */
        String told() {
            return switch (form) {
                case "open" -> "已开启，各县（市、区）已得到待办。";
                case "fill" -> "已继续分发。";
                case "extend" -> "已同意延期，已通知该县（市、区）。";
                case "excuse" -> "已同意免报，该县（市、区）的事项已终止，已通知。";
                case "withdraw" -> "已撤销免报，该县（市、区）另得一件待办，已通知。";
                case "close" -> "已结束，需要的可以重新开启。";
                case "emergency" -> "已紧急关闭，未报送的事项已终止，已通知各县（市、区）。";
                default -> "已重新开启，因关闭而终止的县（市、区）另得一件待办。";
            };
        }

        /** Whether it is this form's, and this county was chosen in it. */
        public boolean chose(String of, String county) {
            return form.equals(of) && county.equals(jurisdiction);
        }

        public String reason(String of) {
            return form.equals(of) ? reason : null;
        }

        public LocalDate day(String of) {
            return form.equals(of) ? day : null;
        }
    }

    private final Scoreboard scoreboard;
    private final Forecast forecast;
    private final CountyRecords records;
    private final AccessPolicy access;
    private final CurrentActor currentActor;

    BoardPage(Scoreboard scoreboard, Forecast forecast, CountyRecords records, AccessPolicy access, CurrentActor currentActor) {
        this.scoreboard = scoreboard;
        this.forecast = forecast;
        this.records = records;
        this.access = access;
        this.currentActor = currentActor;
    }

    /** @param workdays {@code null}: not asked */
    ModelAndView of(long id, Integer workdays) {
        Actor reader = currentActor.get();
        return new ModelAndView("round/board").addObject("board", scoreboard.of(id))
                .addObject("opens", records.open(reader))
                .addObject("workdays", workdays == null ? 5 : workdays)
                .addObject("answer", forecast.of(id, workdays).orElse(null))
                .addObject("mayPrepare", access.allows(reader, Action.PREPARE_ROUND))
                .addObject("mayLead", access.allows(reader, Action.LEAD_ROUND))
                .addObject("asked", new Asked("", null, null, null));
    }
}
