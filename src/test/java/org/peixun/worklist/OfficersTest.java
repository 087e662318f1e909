package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.actor;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peixun.Colleagues;
import org.peixun.IntegrationTest;
import org.peixun.identity.Actor;
import org.peixun.identity.Role;
import org.peixun.workflow.TaskEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
@DisplayName("可以向谁加签、抄送给谁")
class OfficersTest {

    private static final Instant AT = Instant.parse("2026-05-06T01:00:00Z");

    @Autowired
    Officers officers;

    @Autowired
    WorkList items;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void leave() {
        Colleagues.leave(jdbc, "officer-");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("县级环节: 本县人员和市级经办（请示）; 市级环节: 市级人员; 从不包括外县和本人")
    @CsvSource({"countyClerk-371524, countyClerk-371524 countyManager-371524 cityClerk-371500",
        "countyManager-371524, countyClerk-371524 countyManager-371524 cityClerk-371500",
        "cityClerk-371500, cityClerk-371500 cityManager-371500"})
    void toAsk(String queue, String expected) {
        everybody();
        events.publishEvent(new TaskEvent.Created("officers-" + queue, "请示2026-00001", "classFiling", "acceptFiling", "受理备案",
                queue, "371524", AT, AT.plusSeconds(3600), 50));
        WorkItem item = items.find("officers-" + queue).orElseThrow();
        Actor outsider = actor(Role.AUDITOR, "371500");
        assertThat(String.join(" ", ids(officers.toAsk(item, outsider)))).isEqualTo(expected);
        Actor self = new Actor("officer-371524-COUNTY_CLERK", "某", java.util.Set.of());
        assertThat(officers.toAsk(item, self).stream().flatMap(group -> group.members().stream()))
                .noneMatch(person -> person.userId().equals(self.userId()) || person.userId().contains("371526"));
    }

    @Test
    @DisplayName("抄送: 本县和市级的经办、负责人")
    void toCopy() {
        everybody();
        assertThat(ids(officers.toCopy("371524", actor(Role.AUDITOR, "371500")))).containsExactly("countyClerk-371524",
                "countyManager-371524", "cityClerk-371500", "cityManager-371500");
    }

    private void everybody() {
        for (String county : List.of("371524", "371526")) {
            Colleagues.join(jdbc, "officer-" + county + "-COUNTY_CLERK", "某经办", Role.COUNTY_CLERK, county);
            Colleagues.join(jdbc, "officer-" + county + "-COUNTY_MANAGER", "某负责", Role.COUNTY_MANAGER, county);
        }
        Colleagues.join(jdbc, "officer-city-clerk", "某市办", Role.CITY_CLERK, "371500");
        Colleagues.join(jdbc, "officer-city-manager", "某市领导", Role.CITY_MANAGER, "371500");
    }

    private static List<String> ids(List<Officers.Group> groups) {
        return groups.stream().map(Officers.Group::id).toList();
    }
}
