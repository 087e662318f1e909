package org.peixun.authorization;

import java.util.List;

/** What is done with a filing and its class beside handing in a task. */
final class FilingActs {

    static final List<Act> ALL = List.of(
            Act.of("查看案件", "GET /cases/{number}"),
            Act.of("填写申报内容", "POST /filings/{number}/draft/{step}", "step", "basic"),
            Act.of("保存申报步骤", "POST /filings/{number}/steps/{step}", "step", "basic"),
            Act.of("上传申报材料", "POST /filings/{number}/documents", "kind", "教学计划"),
            Act.of("删除申报材料", "POST /filings/{number}/documents/{id}/remove"),
            Act.of("上传花名册", "POST /filings/{number}/roster"),
            Act.of("放弃上传的花名册", "POST /filings/{number}/roster/give-up"),
            Act.of("下载花名册", "GET /filings/{number}/roster.xlsx"),
            Act.of("生成课程表", "POST /filings/{number}/timetable/make", "replaced", "99", "slotStarts", "08:30", "slotEnds", "11:45", "slotHours", "4", "day", "1"),
            Act.of("粘贴课程表", "POST /filings/{number}/timetable/paste", "rows", "2026-03-18,08:30,11:45,4,理论,第1讲", "replaced", "100"),
            Act.of("报送、重新报送、提出变更", "POST /filings/{number}/submit", "explanation", "考核设备更换。"),
            Act.of("删除草稿", "POST /filings/{number}/discard"),
            Act.of("撤回", "POST /filings/{number}/{end:withdraw|cancel}", "end", "withdraw", "reason", "计划有变"),
            Act.of("取消班期", "POST /filings/{number}/{end:withdraw|cancel}", "end", "cancel", "reason", "报名学员不足"),
            Act.of("开始填写变更", "POST /filings/{number}/change"),
            Act.of("放弃变更", "POST /filings/{number}/change/give-up"),
            Act.of("查看负责人电话", "POST /filings/{number}/head-phone", "reason", "核实开班时间"),
            Act.of("导入考勤", "POST /classes/{number}/attendance"),
            Act.of("更正考勤", "POST /classes/{number}/attendance/correct", "position", "1", "session", "1", "mark", "缺勤", "reason", "登记有误"),
            Act.of("登记视频", "POST /classes/{number}/videos", "session", "1", "name", "课堂录像", "place", "本校服务器", "sha256", "a".repeat(64), "minutes", "180"),
            Act.of("撤销视频登记", "POST /classes/{number}/videos/withdrawal", "video", "1", "reason", "选错了课次"),
            Act.of("申请涉密", "POST /classes/{number}/videos/secrecy", "reason", "培训内容涉及国防科研生产，依据保密协议不得录像。"),
            Act.of("登记现场检查", "POST /classes/{number}/inspections"),
            Act.of("登记课次未上、录像缺失", "POST /classes/{number}/inspections/lessons", "lesson", "1", "kind", "NO_VIDEO", "reason", "当日停电，录像设备断电。"),
            Act.of("更正实际开班日期", "POST /classes/{number}/inspections/start", "startedOn", "2026-03-19", "startReason", "登记时日期填错"),
            Act.of("上传检查照片", "POST /classes/{number}/inspections/photos"),
            Act.of("登记回访", "POST /classes/{number}/calls", "reached-1", "yes", "attended-1", "yes", "satisfied-1", "yes", "charged-1", "no", "promised-1", "no"),
            Act.of("查看学员电话", "POST /classes/{number}/calls/{position}/phone", "position", "1"),
            Act.of("上传考核试题", "POST /classes/{number}/exam/questions"),
            Act.of("更改考核安排", "POST /classes/{number}/exam/arrangement", "examOn", "2026-05-20"),
            Act.of("登记考试录像", "POST /classes/{number}/exam/videos", "name", "考场录像", "place", "本校服务器", "sha256", "b".repeat(64), "minutes", "120"),
            Act.of("撤销考试录像登记", "POST /classes/{number}/exam/videos/withdrawal", "video", "1", "reason", "选错了考试"),
            Act.of("补登、更正巡考", "POST /classes/{number}/patrol", "verdict", "UNPATROLLED", "opinion", "当日两名经办人员均在市里参加会审。", "reason", "登记有误"),
            Act.of("导入考核结果", "POST /classes/{number}/exam"),
            Act.of("更正证书编号", "POST /classes/{number}/certificates/corrections", "lines", "1 PJ-2026-9001", "reason", "录入时串行"),
            Act.of("导入就业情况", "POST /classes/{number}/employment"),
            Act.of("登记就业情况", "POST /classes/{number}/employment/graduates", "status-1", "未就业"));

    private FilingActs() {}
}
