WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (810, 'inspection.planWorkdays', '实施与结业', '安排现场检查', '个工作日', 'INTEGER', 1, 30, 12, '日常监管检查',
        '开班后县区经办确定检查日期和检查人员的时限；检查日期不得晚于结课日期。', '3'),
    (811, 'inspection.entryWorkdays', '实施与结业', '检查结果录入', '个工作日', 'INTEGER', 1, 10, 12, '日常监管检查',
        '自检查之日起录入检查结果的时限；逾期录入的作出标记。', '1'),
    (812, 'inspection.officersMin', '实施与结业', '现场检查最少人数', '人', 'INTEGER', 2, 5, 12, '日常监管检查',
        '现场检查的检查人员最少人数。', '2'),
    (820, 'video.secrecyWorkdays', '实施与结业', '审批涉密班期', '个工作日', 'INTEGER', 1, 30, 2, '除涉密班期外，均应提供并留存培训过程视频材料',
        '县区负责人自收到涉密班期申请之日起作出决定的时限。', '3'),
    (830, 'followUp.sampleSize', '实施与结业', '电话回访人数', '人', 'INTEGER', 1, 500, 12, '电话回访',
        '每个班期结课后随机抽取的回访学员人数；不足此数的全部回访。', '5'),
    (831, 'followUp.workdays', '实施与结业', '电话回访', '个工作日', 'INTEGER', 1, 60, 12, '电话回访', '结课后完成电话回访的时限。', '10'),
    (840, 'exam.arrangeWorkdays', '实施与结业', '报送考核安排', '个工作日', 'INTEGER', 1, 60, 10, '组织合格证考试；培训备案地人社部门履行巡考职能',
        '培训主体自培训实施完毕之日起报送考核安排的时限。', '5'),
    (841, 'exam.noticeWorkdays', '实施与结业', '考试提前报送', '个工作日', 'INTEGER', 0, 30, 10, '培训备案地人社部门履行巡考职能',
        '自行组织的合格证考试距报送考核安排的最少工作日数，用于安排巡考。', '3'),
    (842, 'exam.patrolWorkdays', '实施与结业', '登记巡考', '个工作日', 'INTEGER', 1, 10, 10, '培训备案地人社部门履行巡考职能',
        '自考试之日起登记巡考结果的时限。', '1'),
    (843, 'exam.resultWorkdays', '实施与结业', '报送考核结果', '个工作日', 'INTEGER', 1, 120, 5, '培训与评价衔接',
        '自考核之日起报送考核结果的时限。', '10'),
    (844, 'completion.reviewWorkdays', '实施与结业', '审核结业', '个工作日', 'INTEGER', 1, 30, 10, '培训项目组织实施要求',
        '县区经办自收到考核结果之日起审核结业的时限。', '5')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
