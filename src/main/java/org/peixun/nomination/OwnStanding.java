package org.peixun.nomination;

import java.time.Instant;
import java.util.Optional;
import org.peixun.round.RoundViews;
import org.peixun.shared.Dates;

/**
 * What an institution may know of its county's nomination: whether it still can recommend itself, and what became of it.
 * Scores, reasons of the office and who objected are not among it.
 */
final class OwnStanding {

    private static final Dates DATES = new Dates();

    private OwnStanding() {}

    /** @param county its part in the open round, {@code null} once the round is not open @return why it cannot recommend itself any more */
    static Optional<String> against(CandidateFiles.Own own, RoundViews.Open county, Instant now) {
        if (county == null) {
            return Optional.of("该年度任务已经结束，不再接收自荐。");
        }
        if (own.candidate()) {
            return Optional.of("本机构已被选定为候选机构，推荐材料由县区经办整理。需要修改的，请与县区经办联系。");
        }
        if (county.ended() || own.state() == NominationState.ENDED) {
            return Optional.of("本县（市、区）本年度的推荐已经终止，不再接收自荐。");
        }
        if (county.sentAt() != null) {
            return Optional.of("本县（市、区）已于" + DATES.moment(county.sentAt()) + "报送市级，不再接收自荐。");
        }
        if (!now.isBefore(county.closesAt())) {
            return Optional.of("报送截止时间" + DATES.moment(county.lastMinute()) + "已过，不再接收自荐。");
        }
        return own.state() == NominationState.SELECTING ? Optional.empty()
                : Optional.of("本县（市、区）已经完成推选（当前状态：" + own.state().label() + "），不再接收自荐。");
    }

    /** One sentence. */
    static String outcome(CandidateFiles.Own own) {
        if (!own.candidate()) {
            return own.state() == NominationState.ENDED ? "本年度的推荐已终止。"
                    : own.state() == NominationState.SELECTING ? "县（市、区）尚在推选。" : "县（市、区）未推选本机构。";
        }
        return switch (own.state()) {
            case SELECTING -> "县（市、区）已选定为候选机构，尚未公示。";
            case PUBLICISING -> "县（市、区）已推选，县级公示至" + DATES.moment(own.countyPublicTo()) + "，期满后报送市级。";
            case SIGNING -> "县（市、区）已推选，县级公示已于" + DATES.moment(own.countyPublicTo()) + "期满，待县（市、区）报送市级。";
            case SENT -> "县（市、区）已推选并报送，待市级审核。";
            case RETURNED -> "县（市、区）已推选，市级退回县区补正材料。";
            case SCORING, DECIDING -> "县（市、区）已推选，市级正在评审。";
            case PUBLIC -> own.struck() ? "公示期间取消入选。"
                    : own.selected() ? "入选，市级公示至" + DATES.moment(own.cityPublicTo()) + "。" : "未入选。";
            case LISTED -> own.struck() ? "已取消入选或者撤下品牌。" : own.selected() ? "入选，名单已公布。" : "未入选。";
            case OVERTURNED -> own.selected() ? "公示期间取消入选。" : "未入选。";
            case WITHDRAWN -> own.struck() ? "已取消入选或者撤下品牌。" : own.selected() ? "年度复核未通过，已撤下品牌。" : "未入选。";
            case DECLINED -> "未入选。";
            case NO_CANDIDATE, ENDED -> "本年度的推荐已终止。";
        };
    }
}
