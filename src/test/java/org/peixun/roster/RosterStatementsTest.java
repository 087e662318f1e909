package org.peixun.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.peixun.IntegrationTest;
import org.peixun.directory.Level;
import org.peixun.protection.FieldCipher;
import org.peixun.shared.Zone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@IntegrationTest
@DisplayName("花名册：语句数与人数无关")
class RosterStatementsTest {

    private static final Clock CLOCK = Clock.fixed(LocalDate.of(2026, 5, 6).atStartOfDay(Zone.CHINA).toInstant(), Zone.CHINA);

    @Autowired
    DataSource dataSource;

    @Autowired
    FieldCipher cipher;

    private final List<String> statements = new ArrayList<>();

    @Test
    @DisplayName("5行与5000行：读取、核验、收下、复核、列入班期，用同样多的语句")
    void sameNumberForAnySize() {
        int few = run("开班2026-98001", 5);
        int many = run("开班2026-98002", 5_000);
        assertThat(many).as(String.join("\n", statements)).isEqualTo(few).isLessThanOrEqualTo(18);
    }

    private int run(String caseNumber, int size) {
        var counting = new Counting(dataSource);
        var jdbc = JdbcClient.create(counting);
        var uploads = new Uploads(jdbc, cipher, CLOCK);
        var trainees = new StoredTrainees(jdbc, cipher);
        var enrolments = new Enrolments(jdbc, cipher);
        var frames = new Frames((date, jurisdiction) -> new LargeClasses(), CLOCK);
        var service = new RosterService(new UploadedRosters(uploads, trainees, enrolments, frames), uploads, trainees, enrolments,
                new IdCorrections(jdbc, cipher), new FindingMarks(cipher), frames);
        var context = new RosterContext(caseNumber, "371524", "6-31-01-03", Level.L4,
                LocalDate.of(2026, 5, 20 + caseNumber.charAt(caseNumber.length() - 1) % 2), LocalDate.of(2026, 6, 10));
        try {
            statements.clear();
            Preview preview = service.read(new ByteArrayInputStream(RosterBook.of(size).bytes()), "a.xlsx", context);
            assertThat(preview.usable()).isEqualTo(size);
            assertThat(service.accept(context, Rosters.Take.ALL)).isEqualTo(size);
            assertThat(service.recheck(context)).isEmpty();
            service.enrol(context, Rosters.DRAFT);
            service.submitted(caseNumber, 1);
            return statements.size();
        } finally {
            service.discard(caseNumber);
        }
    }

    /** As in force, but for a class of thousands. */
    private static final class LargeClasses implements org.peixun.policy.Policy {

        private final FixedPolicy usual = new FixedPolicy();

        @Override
        public int integer(String key) {
            return key.startsWith("class.") ? 10_000 : usual.integer(key);
        }

        @Override
        public java.math.BigDecimal decimal(String key) {
            return usual.decimal(key);
        }

        @Override
        public boolean flag(String key) {
            return usual.flag(key);
        }

        @Override
        public java.time.LocalTime time(String key) {
            return usual.time(key);
        }

        @Override
        public String basis(String key) {
            return usual.basis(key);
        }
    }

    private final class Counting extends DelegatingDataSource {

        Counting(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            statements.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
