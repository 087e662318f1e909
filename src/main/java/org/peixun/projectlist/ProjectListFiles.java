package org.peixun.projectlist;

import java.util.List;
import java.util.Optional;
import org.peixun.shared.RequestRefused;
import org.springframework.data.repository.Repository;

/** All counties' lists of all years. */
interface ProjectListFiles extends Repository<ProjectList, String> {

    Optional<ProjectList> findById(String number);

    List<ProjectList> findByYearAndJurisdictionOrderByCreatedAtDesc(int year, String jurisdiction);

    ProjectList save(ProjectList list);

    ProjectList saveAndFlush(ProjectList list);

    default ProjectList get(String number) {
        return findById(number).orElseThrow(RequestRefused::noSuchCase);
    }
}
