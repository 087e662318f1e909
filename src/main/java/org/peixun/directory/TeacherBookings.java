package org.peixun.directory;

/** Lessons that a module holds by the certificate of whoever teaches them. */
public interface TeacherBookings {

    /**
     * The certificate was corrected, in the register's transaction: the lessons of that institution in the teacher's period go
     * with it, or nobody would see that the teacher is already teaching then.
     *
     * @param before as it stood
     */
    void corrected(long institutionId, Directory.Teacher before, String certificateNo);
}
