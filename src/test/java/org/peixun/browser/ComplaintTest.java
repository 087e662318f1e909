package org.peixun.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peixun.workbook.Workbooks;

@DisplayName("浏览器：投诉举报，从学员的手机到答复和评价，以及热线坐席")
class ComplaintTest extends BrowserTest {

    private static final List<String> HEADINGS =
            List.of("工单编号", "转办日期", "县（市、区）", "被投诉机构", "反映的问题", "投诉内容", "来电人姓名", "来电人电话");
    private static final String CONTENT = "门口海报写着包过、补贴到手，还印着人社局的字样，收了三百元定金。";

    @TempDir
    Path folder;

    @Test
    @DisplayName("学员在手机上举报，经办受理时写明理由看到电话，查实，答复；学员凭查询码看到答复并评价")
    void fromThePhoneToTheAnswer() {
        Person trainee = visitor(options -> options.setViewportSize(390, 844).setIsMobile(true).setHasTouch(true));
        trainee.opens("/complaints/report").pageFitsTheWindow();
        Pictures.take(trainee.page(), "complaint-report-390");
        String school = trainee.page().locator("#institutions option").first().getAttribute("value");
        trainee.page().locator("#institution").fill(school);
        trainee.page().locator("#topic").selectOption("ADVERTISING");
        trainee.page().locator("#told").fill(CONTENT);
        trainee.page().locator("#phone").fill("13812345678");
        trainee.presses("提交").sees("查询码").pageFitsTheWindow();
        String code = trainee.page().locator("input[name=receipt]").getAttribute("value");
        trainee.presses("查看进度").sees("正在决定是否受理", school).pageFitsTheWindow();

        Person clerk = signIn("dongchangfu-jingban");
        String number = clerk.firstCaseIn("/todo", "投诉举报", "待认领");
        clerk.claims(number).follows("投诉人、确定机构");
        clerk.page().locator("#why").fill("电话核实缴费时间");
        clerk.presses("查看姓名和电话（留存记录）").sees("13812345678", "已记入审计").follows("返回事项");
        Pictures.take(clerk.page(), "complaint-case-1366");
        clerk.chooses("受理").presses("提交").sees("初步核查");
        clerk.chooses("不属实");
        clerk.taskPanel().locator("textarea[name=opinion]").fill("经现场检查，海报为上一年度张贴，已撤除，未收定金。");
        clerk.presses("提交").sees("答复投诉人");
        clerk.taskPanel().locator("select[name=channel]").selectOption("phone");
        clerk.taskPanel().locator("textarea[name=opinion]").fill("经核查，海报已撤除，未发现收取定金。不服的可以向市人社局反映。");
        clerk.presses("提交");

        trainee.opens("/complaints/progress");
        trainee.page().locator("#receipt").fill(code);
        trainee.presses("查询").sees("海报已撤除").pageFitsTheWindow();
        trainee.presses("满意").sees("已收到，谢谢");
    }

    @Test
    @DisplayName("热线坐席导入：有错的全部列出，改正后导入，看到工单的进展")
    void hotlineDesk() throws Exception {
        Person desk = signIn("rexian").sees("热线工单");
        String today = time.today().toString();
        imports(desk, "错.xlsx", List.of("RX-B-1", "昨天", "东阿县", "街角电工班", "违规收费", "短", "", ""));
        desk.sees("这些行没有导入", "转办日期", "投诉内容");
        Pictures.take(desk.page(), "complaint-hotline-1366");
        imports(desk, "对.xlsx", List.of("RX-B-1", today, "东阿县", "街角电工班", "违规收费", CONTENT, "", ""));
        desk.sees("已导入1件", "RX-B-1", "待受理");
    }

    private void imports(Person desk, String name, List<String> row) throws Exception {
        Path file = Files.write(folder.resolve(name), Workbooks.table("热线工单表", HEADINGS, List.of(row)));
        desk.page().locator("input[type=file]").setInputFiles(file);
        if (name.startsWith("错")) {
            desk.awaits(400);
        }
        desk.presses("导入");
    }
}
