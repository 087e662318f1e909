package org.peixun.classfiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.peixun.directory.Directory.Institution;
import org.peixun.identity.Role;
import org.peixun.identity.SignedInAs;
import org.peixun.shared.RequestRefused;

@Label("备案状态：任意走法都成立")
class FilingWalksTest {

    private static final Set<FilingState> OVER = EnumSet.of(FilingState.NOT_COMPLETED, FilingState.CLOSED, FilingState.REFUSED,
            FilingState.WITHDRAWN, FilingState.CANCELLED, FilingState.LAPSED, FilingState.TERMINATED);
    private static final Instant START = Instant.parse("2026-05-06T01:00:00Z");

    @Property(tries = 2000)
    @Label("不允许的动作什么也不改变；结束的备案不再接受任何动作；结束时间只属于结束的，同意时间只属于同意过的")
    void walk(@ForAll("walks") List<Transition> walk) {
        ClassFiling filing = filing();
        Instant now = START;
        boolean consented = false;
        for (Transition transition : walk) {
            now = now.plus(1, ChronoUnit.HOURS);
            List<Object> before = everything(filing);
            FilingState from = filing.state();
            if (transition.allowedFrom(from)) {
                take(filing, transition, now);
                assertThat(OVER).as("%s 之后还能%s", from.label(), transition.label()).doesNotContain(from);
            } else {
                Instant at = now;
                assertThatThrownBy(() -> take(filing, transition, at)).isInstanceOf(RequestRefused.class)
                        .hasMessageContaining("当前状态：" + from.label());
                assertThat(everything(filing)).isEqualTo(before);
            }
            consented |= filing.state() == FilingState.APPROVED;
            assertThat(filing.state().live()).isEqualTo(!OVER.contains(filing.state()) && filing.state() != FilingState.DRAFT);
            assertThat(filing.file().endedAt() != null).isEqualTo(OVER.contains(filing.state()));
            assertThat(filing.consentedAt() != null).isEqualTo(consented);
        }
    }

    @Example
    @Label("每一种状态都走得到，走不下去的恰好是结束的各种状态")
    void everyStateIsReached() {
        Set<FilingState> reached = EnumSet.of(FilingState.DRAFT);
        List<FilingState> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            FilingState state = open.remove(0);
            Stream.of(Transition.values()).filter(each -> each.allowedFrom(state)).map(each -> each.from(state))
                    .filter(reached::add).forEach(open::add);
        }
        assertThat(reached).containsExactlyInAnyOrder(FilingState.values());
        assertThat(Stream.of(FilingState.values()).filter(state -> Stream.of(Transition.values()).noneMatch(each -> each.allowedFrom(state))))
                .containsExactlyInAnyOrderElementsOf(OVER);
    }

    /** Mostly a next step that is allowed, so that walks get far; now and then any. */
    @Provide
    Arbitrary<List<Transition>> walks() {
        return Arbitraries.integers().between(0, 999).list().ofMinSize(1).ofMaxSize(25).map(FilingWalksTest::steps);
    }

    private static List<Transition> steps(List<Integer> choices) {
        List<Transition> walk = new ArrayList<>();
        FilingState state = FilingState.DRAFT;
        for (int choice : choices) {
            FilingState here = state;
            List<Transition> allowed = Stream.of(Transition.values()).filter(each -> each.allowedFrom(here)).toList();
            List<Transition> among = allowed.isEmpty() || choice % 4 == 0 ? List.of(Transition.values()) : allowed;
            Transition next = among.get(choice % among.size());
            walk.add(next);
            state = next.allowedFrom(here) ? next.from(here) : here;
        }
        return walk;
    }

    private static void take(ClassFiling filing, Transition transition, Instant now) {
        switch (transition) {
            case SUBMIT, RESUBMIT -> {
                if ((transition == Transition.SUBMIT) == (filing.submissions() == 0)) {
                    filing.submit(now);
                } else {
                    filing.take(transition, now);
                }
            }
            default -> filing.take(transition, now);
        }
    }

    private static List<Object> everything(ClassFiling filing) {
        var all = new ArrayList<>();
        all.add(filing.file());
        all.add(filing.submissions());
        all.add(filing.versions().lastSubmittedAt());
        all.add(filing.consentedAt());
        all.add(filing.filingNumber());
        all.add(filing.form());
        all.add(filing.versions().stage());
        return all;
    }

    private static ClassFiling filing() {
        var institution = new Institution(1, "某培训学校", null, null, null, FilingScenario.COUNTY, null, null, null);
        return new ClassFiling("KB1", institution, SignedInAs.actor(Role.COUNTY_CLERK, FilingScenario.COUNTY), START);
    }
}
