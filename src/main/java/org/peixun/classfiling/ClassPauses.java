package org.peixun.classfiling;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a case stood still because its institution was suspended. */
@Component
class ClassPauses {

    private final JdbcClient jdbc;

    ClassPauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ClassPause> of(String number) {
        return jdbc.sql("SELECT paused_at AS since, resumed_at AS until FROM case_pause WHERE case_number = ?")
                .param(number).query(ClassPause.class).list();
    }
}
