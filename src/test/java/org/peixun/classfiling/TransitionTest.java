package org.peixun.classfiling;

import static java.util.Map.entry;
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
            entry(Transition.SUBMIT, Map.of(DRAFT, SUBMITTED)),
            entry(Transition.RESUBMIT, Map.of(RETURNED, SUBMITTED)),
            entry(Transition.ACCEPT, Map.of(SUBMITTED, UNDER_REVIEW)),
            entry(Transition.PROPOSE, Map.of(UNDER_REVIEW, AWAITING_CONSENT)),
            entry(Transition.CONSENT, Map.of(AWAITING_CONSENT, APPROVED)),
            entry(Transition.RETURN, Map.of(SUBMITTED, RETURNED, UNDER_REVIEW, RETURNED, AWAITING_CONSENT, RETURNED)),
            entry(Transition.REFUSE, Map.of(SUBMITTED, REFUSED, AWAITING_CONSENT, REFUSED)),
            entry(Transition.START, Map.of(APPROVED, RUNNING)),
            entry(Transition.COMPLETE, Map.of(RUNNING, FilingState.COMPLETED)),
            entry(Transition.FAIL, Map.of(RUNNING, FilingState.NOT_COMPLETED)),
            entry(Transition.CLOSE, Map.of(FilingState.COMPLETED, FilingState.CLOSED)),
            entry(Transition.WITHDRAW, Map.of(SUBMITTED, WITHDRAWN, RETURNED, WITHDRAWN, UNDER_REVIEW, WITHDRAWN,
                    AWAITING_CONSENT, WITHDRAWN)),
            entry(Transition.CANCEL, Map.of(APPROVED, FilingState.CANCELLED, RUNNING, FilingState.CANCELLED)),
            entry(Transition.TERMINATE, Map.of(SUBMITTED, FilingState.TERMINATED, RETURNED, FilingState.TERMINATED, UNDER_REVIEW,
                    FilingState.TERMINATED, AWAITING_CONSENT, FilingState.TERMINATED, APPROVED, FilingState.TERMINATED, RUNNING,
                    FilingState.TERMINATED)),
            entry(Transition.LAPSE, Map.of(RETURNED, LAPSED, APPROVED, LAPSED)));

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
