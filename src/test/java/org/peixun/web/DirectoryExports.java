package org.peixun.web;

import static org.peixun.identity.SignedInAs.actor;
import static org.peixun.projectlist.ProjectListScenario.CITY_CLERK;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.peixun.classfiling.FilingScenario;
import org.peixun.identity.Role;
import org.peixun.registration.DirectoryImports;
import org.peixun.registration.StandardKeeping;
import org.peixun.workbook.Workbooks;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sheets of the directory, given back. */
@Component
@Lazy
@Order(30)
class DirectoryExports implements ExportStory {

    private final DirectoryImports imports;
    private final StandardKeeping standards;

    DirectoryExports(DirectoryImports imports, StandardKeeping standards) {
        this.imports = imports;
        this.standards = standards;
    }

    @Override
    public void tell(Told told) {
        imports.importSheet("institutions", new ByteArrayInputStream(Workbooks.table("培训机构", List.of("机构名称", "简称", "类别", "统一社会信用代码", "地址",
                "联系人", "联系电话", "县（市、区）", "列入目录日期", "列入目录文号"), List.of(List.of(RARE, HOSTILE)))), "某人社字1号",
                actor(Role.COUNTY_CLERK, FilingScenario.COUNTY));
        standards.importSheet(new ByteArrayInputStream(Workbooks.table("补贴标准", List.of("职业编码", "职业（工种）", "类型", "等级", "生效日期",
                "补贴标准（元/人）", "最少课时"), List.of(List.of(HOSTILE)))), false, "某人社字1号", CITY_CLERK);
    }
}
