package org.peixun.classfiling;

import org.peixun.directory.Directory;
import org.peixun.directory.TeacherBookings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Booked lessons bear the certificate by which every class of every institution is compared ({@link FilingSessions}). */
@Component
class BookedTeachers implements TeacherBookings {

    private final JdbcClient jdbc;

    BookedTeachers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By period, for one who left and came back stands twice in the register, and only one entry was corrected. */
    @Override
    public void corrected(long institutionId, Directory.Teacher before, String certificateNo) {
        jdbc.sql("""
                UPDATE class_session s SET teacher_certificate = :now FROM class_filing f
                WHERE f.number = s.number AND f.institution_id = :institution AND s.teacher_certificate = :before
                  AND s.held_on BETWEEN coalesce(CAST(:from AS date), '-infinity') AND coalesce(CAST(:to AS date), 'infinity')""")
                .param("now", certificateNo).param("institution", institutionId).param("before", before.certificateNo())
                .param("from", before.validFrom()).param("to", before.validTo()).update();
    }
}
