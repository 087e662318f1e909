package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.protection.Ciphers;
import org.peixun.protection.ProtectionException;
import org.peixun.shared.CitizenId;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.shared.Phone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** One node after the other gets the new key behind the old one, then in front of it; both kinds of node work meanwhile. */
@IntegrationTest
@Transactional
@DisplayName("花名册：不停机更换加密密钥")
class KeyRotationTest {

    private static final String OLD_CASE = "轮换-1";
    private static final String NEW_CASE = "轮换-2";
    private static final CitizenId PERSON = FictitiousCitizenId.other(LocalDate.of(1990, 1, 1), 77);

    @Autowired JdbcClient jdbc;

    private StoredTrainees node(String... keys) {
        return new StoredTrainees(jdbc, Ciphers.of(keys));
    }

    private static List<NewTrainee> trainee() {
        return List.of(new NewTrainee(2, "学员某甲", PERSON, new Phone("13800000077"), PersonCategory.OTHER, null, null, null, null));
    }

    private String column(String name, String number) {
        return jdbc.sql("SELECT " + name + " FROM roster_trainee WHERE case_number = ?").param(number).query(String.class).single();
    }

    @Test
    @DisplayName("旧行照读，新行用新密钥；尚未更换的节点读得出新行；同一人的盲索引前后相同；撤下旧密钥后旧行读不出")
    void oneNodeAfterTheOther() {
        node("k1").replaceDraft(OLD_CASE, trainee());
        var behind = node("k1", "k2");
        var inFront = node("k2", "k1");
        assertThat(behind.of(OLD_CASE, 0)).isEqualTo(trainee());
        assertThat(inFront.of(OLD_CASE, 0)).isEqualTo(trainee());

        inFront.replaceDraft(NEW_CASE, trainee());
        assertThat(column("id_number", OLD_CASE)).startsWith("k1:");
        assertThat(column("id_number", NEW_CASE)).startsWith("k2:");
        assertThat(column("phone", NEW_CASE)).startsWith("k2:");
        assertThat(behind.of(NEW_CASE, 0)).isEqualTo(trainee());
        assertThat(column("person_index", NEW_CASE)).isEqualTo(column("person_index", OLD_CASE));

        assertThatThrownBy(() -> node("k2").of(OLD_CASE, 0)).isInstanceOf(ProtectionException.class).hasMessageContaining("k1");
        assertThatThrownBy(() -> node("k1").of(NEW_CASE, 0)).isInstanceOf(ProtectionException.class).hasMessageContaining("k2");
    }
}
