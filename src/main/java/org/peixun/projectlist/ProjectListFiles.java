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
        return findById(number).orElseThrow(
                () -> RequestRefused.notFound("没有找到编号为“" + number + "”的项目清单。请核对编号，或者确认它属于您的辖区。"));
    }
}
