package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.peixun.classfiling.FilingState.APPROVED;
import static org.peixun.classfiling.FilingState.AWAITING_CONSENT;
import static org.peixun.classfiling.FilingState.DRAFT;
import static org.peixun.classfiling.FilingState.LAPSED;
import static org.peixun.classfiling.FilingState.REFUSED;
import static org.peixun.classfiling.FilingState.RETURNED;
import static org.peixun.classfiling.FilingState.RUNNING;
import static org.peixun.classfiling.FilingState.SUBMITTED;
import static org.peixun.classfiling.FilingState.UNDER_REVIEW;
import static org.peixun.classfiling.FilingState.WITHDRAWN;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.shared.RequestRefused;

@DisplayName("备案状态：每一步只能从规定的状态出发")
class TransitionTest {

    /** What is not in the table is refused. */
    private static final Map<Transition, Map<FilingState, FilingState>> ALLOWED = Map.ofEntries(
            Map.entry(Transition.SUBMIT, Map.of(DRAFT, SUBMITTED)),
            Map.entry(Transition.RESUBMIT, Map.of(RETURNED, SUBMITTED)),
            Map.entry(Transition.ACCEPT, Map.of(SUBMITTED, UNDER_REVIEW)),
            Map.entry(Transition.PROPOSE, Map.of(UNDER_REVIEW, AWAITING_CONSENT)),
            Map.entry(Transition.CONSENT, Map.of(AWAITING_CONSENT, APPROVED)),
            Map.entry(Transition.RETURN, Map.of(SUBMITTED, RETURNED, UNDER_REVIEW, RETURNED, AWAITING_CONSENT, RETURNED)),
            Map.entry(Transition.REFUSE, Map.of(SUBMITTED, REFUSED, AWAITING_CONSENT, REFUSED)),
            Map.entry(Transition.START, Map.of(APPROVED, RUNNING)),
            Map.entry(Transition.COMPLETE, Map.of(RUNNING, FilingState.COMPLETED)),
            Map.entry(Transition.FAIL, Map.of(RUNNING, FilingState.NOT_COMPLETED)),
            Map.entry(Transition.CLOSE, Map.of(FilingState.COMPLETED, FilingState.CLOSED)),
            Map.entry(Transition.WITHDRAW, Map.of(SUBMITTED, WITHDRAWN, RETURNED, WITHDRAWN, UNDER_REVIEW, WITHDRAWN,
                    AWAITING_CONSENT, WITHDRAWN, APPROVED, WITHDRAWN)),
            Map.entry(Transition.LAPSE, Map.of(RETURNED, LAPSED)));

    static Stream<Arguments> all() {
        return Stream.of(Transition.values())
                .flatMap(transition -> Stream.of(FilingState.values()).map(state -> Arguments.of(transition, state)));
    }

    @ParameterizedTest(name = "{1} → {0}")
    @MethodSource("all")
    @DisplayName("全部状态 × 全部动作")
    void everyStateEveryTransition(Transition transition, FilingState state) {
        FilingState target = ALLOWED.get(transition).get(state);
        if (target != null) {
            assertThat(transition.from(state)).isEqualTo(target);
            return;
        }
        assertThatThrownBy(() -> transition.from(state))
                .isInstanceOfSatisfying(RequestRefused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(RequestRefused.Kind.CONFLICT))
                .hasMessageContaining("的备案可以" + transition.label())
                .hasMessageContaining("当前状态：" + state.label());
    }
}
