package org.peixun.suspension;

import java.util.List;
import java.util.Optional;
import org.peixun.directory.DirectoryList;
import org.peixun.shared.RequestRefused;
import org.springframework.stereotype.Component;

/** 接收机构: another institution of the directory that may train today takes the trainees of a class over (clause 12). */
@Component
class Takers {

    private final DirectoryList directory;

    Takers(DirectoryList directory) {
        this.directory = directory;
    }

    /** For a list to pick from: those of the same county. */
    List<String> names(Suspension suspension) {
        return directory.inOrder(suspension.jurisdiction()).stream().filter(one -> one.id() != suspension.institutionId())
                .map(DirectoryList.Named::name).toList();
    }

    /** @param field id of the input on the page @return its full name @throws RequestRefused 400 naming the rule */
    String checked(Suspension suspension, String typed, String field) {
        String name = typed == null ? "" : typed.strip();
        against(suspension, name).ifPresent(reason -> {
            throw RequestRefused.badInput(field, "接收机构：" + reason + "请填写机构目录中状态正常的另一家机构的全称（第12条）。");
        });
        return name;
    }

    /** Why it cannot take a class over today; empty where it can. */
    Optional<String> against(Suspension suspension, String name) {
        List<Long> listed = directory.named(List.of(name)).stream().map(DirectoryList.Named::id).filter(id -> id != suspension.institutionId()).toList();
        if (listed.isEmpty()) {
            return Optional.of("机构目录中没有名称为“" + name + "”的其他机构。");
        }
        return directory.inOrder(listed).isEmpty() ? Optional.of("“" + name + "”的目录状态不是“正常”，没有承训资格，不能接收班期。") : Optional.empty();
    }
}
