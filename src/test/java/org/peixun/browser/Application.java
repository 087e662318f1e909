package org.peixun.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An institution's officer fills in a class filing step by step. */
final class Application {

    private final Person officer;
    private final String number;

    private Application(Person officer, String number) {
        this.officer = officer;
        this.number = number;
    }

    static Application begins(Person officer) {
        officer.follows("开班申请").presses("新建开班申请");
        officer.sees("草稿");
        return new Application(officer, officer.numberInAddress());
    }

    /** An application that was begun before. */
    static Application of(Person officer, String number) {
        return new Application(officer, number);
    }

    String number() {
        return number;
    }

    Application opensStep(String step) {
        officer.opens("/filings/" + Person.encoded(number) + "?step=" + step);
        return this;
    }

    Application goesOn() {
        officer.presses("保存，下一步");
        return this;
    }

    /** @param scope trade and level as the list shows them */
    Application basics(String scope, String starts, String ends) {
        Locator scopes = officer.page().locator("#scope");
        scopes.selectOption(scopes.locator("option", new Locator.LocatorOptions().setHasText(scope)).first()
                .getAttribute("value"));
        officer.selects("证书类型", "职业技能等级证书").selects("培训形式", "线下").selects("学习形式", "全日制")
                .fills("开班日期", starts).fills("结课日期", ends)
                .fills("理论课时", "20").fills("实训课时", "56").fills("安全教育课时", "4")
                .fills("计划人数", "50").selects("是否申请培训补贴", "申请")
                .fills("班期负责人", "某主任").fills("负责人电话", "0635-0000100");
        return this;
    }

    Application savedWhileTyping() {
        assertThat(officer.page().locator("[data-saved]")).containsText("已保存");
        return this;
    }

    Application needs() {
        officer.fills("参训人员基本情况", "本县有从业意愿的劳动者五十人，年龄在二十七岁至四十二岁之间，多数有一年以上相关工作经历。")
                .fills("培训意愿", "报名前逐人了解培训意愿，均愿意参加集中培训。")
                .fills("培训后就业创业预期", "已与本县用人单位对接用工需求，预计七成以上学员培训后稳定就业。");
        return this;
    }

    Application uploadsRoster(Path workbook) {
        officer.page().locator("#roster-file").setInputFiles(workbook);
        officer.page().getByRole(AriaRole.BUTTON,
                new GetByRoleOptions().setName(java.util.regex.Pattern.compile("上传并核对$"))).click();
        return this;
    }

    /** The n-th registered teacher and room: others have theirs taken by the classes of the demo city. */
    Application teaching(int nth) {
        officer.page().locator("input[name=teachers]").nth(nth - 1).check();
        Locator places = officer.page().locator("#field-placeId");
        places.selectOption(places.locator("option", new Locator.LocatorOptions().setHasText(nth + "号实训室"))
                .getAttribute("value"));
        return this;
    }

    Application timetable() {
        officer.page().locator("#make-teacher").selectOption(
                new com.microsoft.playwright.options.SelectOption().setIndex(1));
        officer.presses("生成课程表");
        return this;
    }

    Application exam(String day) {
        officer.selects("考核评价方式", "社会培训评价组织职业技能等级认定").fills("考核日期", day)
                .fills("考核地点", "6号实训室").fills("考核办法", "理论知识考试和操作技能考核，均达到60分为合格。")
                .fills("职业指导、岗位推介和就业跟踪安排", "结课前组织职业指导和岗位推介各一次，结课后第一、三、六个月跟踪就业情况。");
        return this;
    }

    Application uploads(String kind) {
        officer.page().getByLabel("选择" + kind + "文件").setInputFiles(new FilePayload(kind + ".pdf", "application/pdf", pdf()));
        officer.presses("上传" + kind);
        officer.sees("“" + kind + "”已上传");
        return this;
    }

    /** The same reason for all. */
    Application explainsWarnings(String reason) {
        officer.page().locator("textarea[name^='reason:']").all().forEach(field -> field.fill(reason));
        return this;
    }

    Application promises() {
        officer.page().locator("#field-commitment").check();
        return this;
    }

    private static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }
}
