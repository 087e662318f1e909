package org.peixun.projectlist;

import java.util.List;
import java.util.Optional;

/** What class filings ask of the lists that passed, and tell them: published for other modules. */
public interface ListedProjects {

    /** How far a class of a project has come. */
    enum ClassStage { FILED, STARTED, FINISHED }

    /**
     * Trainees of a class (clause 7: what was planned is not what came of it).
     *
     * @param planned take places of the project @param started present on the first day, or {@code null} before
     * @param finished with a certificate, or {@code null} before
     */
    record ClassSize(int planned, Integer started, Integer finished) {}

    /** Projects of a county's list of the year, by position. */
    List<ListedProject> of(String jurisdiction, int year);

    /** Those of the county that are published and not over: what a class may be filed for today. */
    List<ListedProject> open(String jurisdiction);

    Optional<ListedProject> find(String code);

    /** Places that this filing already takes of the project, 0 when it does not. */
    int counted(String filingNumber, String code);

    /** A class was filed for the project, started, finished. */
    void counted(String filingNumber, String code, ClassStage stage, ClassSize size);

    /** The class of this filing is no longer one of a project: refused, withdrawn, or filed for another. */
    void uncounted(String filingNumber);
}
