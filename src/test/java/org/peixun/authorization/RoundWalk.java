package org.peixun.authorization;

import static java.util.stream.Collectors.toSet;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.nomination.NominationScenario.CITY_MANAGER;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.peixun.TimeMachine;
import org.peixun.nomination.NominationScenario;
import org.peixun.round.CountyExceptions;
import org.peixun.round.RoundState;
import org.peixun.round.RoundViews;
import org.peixun.round.Rounds;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A round of the city, from its preparation to either end. */
@Component
@Lazy
@Order(60)
class RoundWalk implements StateWalk {

    private static final int YEAR = 2022;

    private final NominationScenario nominations;
    private final Rounds rounds;
    private final CountyExceptions exceptions;
    private final RoundViews views;
    private final TimeMachine.Mover time;

    RoundWalk(NominationScenario nominations, Rounds rounds, CountyExceptions exceptions, RoundViews views, TimeMachine.Mover time) {
        this.nominations = nominations;
        this.rounds = rounds;
        this.exceptions = exceptions;
        this.views = views;
        this.time = time;
    }

    @Override
    public String title() {
        return "年度任务";
    }

    @Override
    public String caseType() {
        return null;
    }

    @Override
    public Set<String> states() {
        return Stream.of(RoundState.values()).map(RoundState::name).collect(toSet());
    }

    @Override
    public List<Act> acts() {
        return List.of(
                Act.of("查看年度任务", "GET /rounds/{id}"),
                Act.of("开启", "POST /rounds/{id}/open"),
                Act.of("删除拟定", "POST /rounds/{id}/discard"),
                Act.of("继续分发", "POST /rounds/{id}/fill"),
                Act.of("导出进度", "GET /rounds/{id}/export"),
                Act.of("延期", "POST /rounds/{id}/extend", "jurisdiction", "371524", "until", YEAR + "-06-10", "reason", "防汛任务"),
                Act.of("免报", "POST /rounds/{id}/excuse", "jurisdiction", "371524", "reason", "机构改革"),
                Act.of("撤销免报", "POST /rounds/{id}/excuse/withdraw", "jurisdiction", "371524", "reason", "误选"),
                Act.of("结束", "POST /rounds/{id}/close"),
                Act.of("紧急关闭", "POST /rounds/{id}/emergency", "reason", "系统维护"),
                Act.of("重新开启", "POST /rounds/{id}/reopen", "dueOn", YEAR + "-06-20", "reason", "维护结束"));
    }

    @Override
    public void walk(Look look) {
        time.set(LocalDateTime.of(YEAR, 4, 11, 9, 0));
        nominations.putAway(YEAR);
        try {
            long id = nominations.prepared(YEAR);
            at(look, id, RoundState.PREPARED);
            nominations.open(id);
            at(look, id, RoundState.OPEN);
            runAs(CITY_MANAGER, () -> rounds.closeInEmergency(id, "系统维护", CITY_MANAGER));
            at(look, id, RoundState.EMERGENCY_CLOSED);
            runAs(CITY_MANAGER, () -> {
                rounds.reopen(id, time.today().plusMonths(1), "维护结束", CITY_MANAGER);
                rounds.fill(id);
                views.counties(id).forEach(county -> exceptions.excuse(id, county.jurisdiction(), "机构改革", CITY_MANAGER));
            });
            look.at(new Place(null, "371500", null), RoundState.OPEN.name(), "进行中：没有等待报送的县", Map.of("id", String.valueOf(id)));
            runAs(CITY_MANAGER, () -> rounds.close(id, CITY_MANAGER));
            at(look, id, RoundState.CLOSED);
        } finally {
            nominations.putAway(YEAR);
        }
    }

    private static void at(Look look, long id, RoundState state) {
        look.at(new Place(null, "371500", null), state.name(), state.label(), Map.of("id", String.valueOf(id)));
    }
}
