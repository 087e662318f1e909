package org.peixun.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;
import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.identity.SignedInAs.runAs;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.TimeMachine;
import org.peixun.audit.AuditTrail;
import org.peixun.classfiling.ClassFilings;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.web.Commands;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayName("夜间没有办成的归档、到期删除：运维看得到，可以立即重试")
class NightFaultsTest {

    private static final Actor OPERATOR = actor(Role.OPERATOR, "371500");

    @Autowired MockMvc mvc;
    @Autowired FilingScenario scenario;
    @Autowired ClassFilings filings;
    @Autowired ClosedCases cases;
    @Autowired CaseArchives archives;
    @Autowired TablePruning pruning;
    @Autowired NightFaults faults;
    @Autowired AuditTrail audit;
    @Autowired Commands commands;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TimeMachine.Mover time;
    @Autowired Clock clock;

    private final CaseArchives failing = mock(CaseArchives.class);
    private String number;
    private RetentionSweep sweep;

    @BeforeEach
    void closed() {
        var filing = scenario.submitted();
        number = filing.number();
        runAs(filing.applicant(), () -> filings.withdraw(number, "企业生产任务调整", filing.applicant()));
        sweep = new RetentionSweep(cases, failing, List.of(), List.of(), pruning, faults, audit, jdbc, transaction, clock);
        when(failing.missing(any())).thenAnswer(asked -> archives.missing(asked.getArgument(0)).stream().filter(one -> one.number().equals(number)).toList());
        doThrow(new UncheckedIOException(new IOException("No space left on device，学员 990524199001011234\n  Detail: 某某"))).when(failing).write(argThat(one -> one.number().equals(number)));
        time.set(TimeMachine.START.plusYears(1));
    }

    @AfterEach
    void backToNow() {
        time.reset();
        jdbc.sql("DELETE FROM night_fault").update();
    }

    @Test
    @DisplayName("归档出错的列在“故障作业”：哪一件、什么事项、为什么、几次；次日办成的自动消失")
    void seenUntilDone() throws Exception {
        sweep.sweep();
        time.set(TimeMachine.START.plusYears(1).plusDays(1));
        sweep.sweep();
        assertThat(row().text()).contains("归档", "No space left on device", "学员 〔略〕", " 2 ").doesNotContain("990524199001011234", "某某");
        reset(failing);
        time.set(TimeMachine.START.plusYears(1).plusDays(2));
        when(failing.missing(any())).thenReturn(List.of());
        sweep.sweep();
        assertThat(row()).isNull();
    }

    @Test
    @DisplayName("运维点重试：记入审计，一分钟内再办，办成的消失；再出错的仍在，次数加一；已办成的不能再点")
    void triedAgain() throws Exception {
        sweep.sweep();
        String fault = row().selectFirst("input[name=fault]").val();
        assertThat(again(fault, OPERATOR)).isEqualTo(302);
        assertThat(row().text()).contains("等待重试");
        sweep.again();
        assertThat(row().text()).contains(" 2 ").doesNotContain("等待重试");
        assertThat(again(null, OPERATOR)).isEqualTo(302);
        reset(failing);
        sweep.again();
        assertThat(row()).isNull();
        assertThat(again(fault, OPERATOR)).isEqualTo(409);
        assertThat(jdbc.sql("SELECT chain || summary FROM audit_entry WHERE case_number = ? AND action = 'operation.nightWorkRetried'").param(number)
                .query(String.class).list()).containsExactly(FilingScenario.COUNTY + "重试夜间出错的“归档”", FilingScenario.COUNTY + "重试夜间出错的“归档”");
        assertThat(again(fault, actor(Role.SECURITY_ADMIN, "371500"))).isEqualTo(403);
    }

    @Test
    @DisplayName("整项没有办成的也列出，没有编号；重试的是整项")
    void whole() throws Exception {
        Expiring unreadable = mock(Expiring.class);
        when(unreadable.label()).thenReturn("某类信息");
        when(unreadable.years()).thenReturn("retention.traineeYears");
        when(unreadable.holding(any())).thenThrow(new IllegalStateException("relation does not exist"));
        time.set(TimeMachine.START.plusYears(10));
        sweep = new RetentionSweep(cases, failing, List.of(unreadable), List.of(), pruning, faults, audit, jdbc, transaction, clock);
        sweep.sweep();
        assertThat(faults.standing(99)).filteredOn(one -> one.work().equals("删除某类信息")).singleElement()
                .satisfies(one -> assertThat(one.number()).isNull())
                .satisfies(one -> assertThat(faults.again(Set.of(one.id()))).hasSize(1));
        reset(unreadable);
        when(unreadable.label()).thenReturn("某类信息");
        when(unreadable.years()).thenReturn("retention.traineeYears");
        time.set(TimeMachine.START.plusYears(10).plusMinutes(1));
        sweep.again();
        assertThat(faults.standing(99)).noneMatch(one -> one.work().equals("删除某类信息"));
    }

    private Element row() throws Exception {
        return Jsoup.parse(mvc.perform(get("/admin/failed-jobs").with(signedInAs(OPERATOR))).andReturn().getResponse().getContentAsString())
                .select("section[aria-labelledby=night] tbody tr").stream().filter(row -> row.text().contains(number)).findFirst().orElse(null);
    }

    private int again(String fault, Actor actor) throws Exception {
        var request = post("/admin/failed-jobs/night").param("commandId", commands.next());
        return mvc.perform((fault == null ? request : request.param("fault", fault)).with(signedInAs(actor)).with(csrf())).andReturn().getResponse().getStatus();
    }
}
