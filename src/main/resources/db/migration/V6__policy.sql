-- The numbers of the notice: what each is, and its values by jurisdiction and day. Values are only ever added.
CREATE TABLE policy_parameter (
    key          text PRIMARY KEY,
    position     integer NOT NULL UNIQUE,
    section      text NOT NULL,
    label        text NOT NULL,
    unit         text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('INTEGER', 'DECIMAL', 'FLAG', 'TIME')),
    lowest       numeric,
    highest      numeric,
    clause       integer CHECK (clause BETWEEN 1 AND 13),
    basis        text NOT NULL,
    description  text NOT NULL
);

COMMENT ON COLUMN policy_parameter.clause IS 'clause of the notice, NULL when the notice does not settle the matter; basis then says what does';

CREATE TABLE policy_value (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key              text NOT NULL REFERENCES policy_parameter,
    jurisdiction     text,
    value            text,
    valid_from       date NOT NULL,
    changed_by       text NOT NULL,
    changed_by_name  text NOT NULL,
    changed_at       timestamptz NOT NULL,
    reason           text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    CHECK (value IS NOT NULL OR jurisdiction IS NOT NULL)
);

COMMENT ON COLUMN policy_value.jurisdiction IS 'NULL: the city''s value';
COMMENT ON COLUMN policy_value.value IS 'NULL: from this day the county follows the city again';

CREATE INDEX policy_value_key ON policy_value (key);

REVOKE UPDATE, DELETE, TRUNCATE ON policy_parameter, policy_value FROM peixun_app;

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (110, 'filing.leadWorkdays', '开班备案', '提前备案', '个工作日', 'INTEGER', 0, 30, 11, '先备案、后开班；具体天数由市人社局规定',
        '开班日期距报送日期的最少工作日数，不足的不能报送。', '5'),
    (120, 'filing.acceptWorkdays', '开班备案', '受理时限', '个工作日', 'INTEGER', 1, 30, 11, '先备案、后开班；具体天数由市人社局规定',
        '县区经办自收到报送之日起决定是否受理的时限；材料不全的，应在此时限内一次性告知。', '2'),
    (130, 'filing.reviewWorkdays', '开班备案', '审核时限', '个工作日', 'INTEGER', 1, 30, 11, '先备案、后开班；具体天数由市人社局规定',
        '县区经办自受理之日起完成审核的时限。', '3'),
    (140, 'filing.consentWorkdays', '开班备案', '审批时限', '个工作日', 'INTEGER', 1, 30, 11, '经同意后方可组织实施培训；具体天数由市人社局规定',
        '县区负责人自收到审核意见之日起作出决定的时限。', '2'),
    (150, 'filing.correctionWorkdays', '开班备案', '补正时限', '个工作日', 'INTEGER', 1, 60, 11, '先备案、后开班；具体天数由市人社局规定',
        '退回补正后，申报单位应当重新报送的时限；补正期间不计入办理时限。', '5'),
    (160, 'filing.lapseWorkdays', '开班备案', '逾期未补正失效', '个工作日', 'INTEGER', 1, 120, 11, '先备案、后开班；具体天数由市人社局规定',
        '退回补正后超过此期限仍未重新报送的，本次备案失效，需要时可重新申报。', '15'),
    (170, 'filing.silenceIsConsent', '开班备案', '逾期未答复视为同意', '', 'FLAG', NULL, NULL, 11, '经同意后方可组织实施培训',
        '通知要求经同意后方可开班，因此默认为否：逾期只会督办，不会自动同意。', 'false'),
    (210, 'task.reminderWorkdays', '期限与督办', '到期前提醒', '个工作日', 'INTEGER', 0, 10, NULL, '市人社局内部管理要求',
        '到期前多少个工作日提醒办理人。', '1'),
    (220, 'escalation.stepWorkdays', '期限与督办', '逐级督办间隔', '个工作日', 'INTEGER', 1, 10, NULL, '市人社局内部管理要求',
        '到期即督办第一级；此后每隔多少个工作日仍未办结的，督办上一级。', '2'),
    (230, 'deadline.soonWorkdays', '期限与督办', '临期标记', '个工作日', 'INTEGER', 0, 10, NULL, '市人社局内部管理要求',
        '剩余工作日数不超过此数的事项标为临期。', '2'),
    (240, 'office.openingTime', '期限与督办', '上班时间', '', 'TIME', NULL, NULL, NULL, '机关作息时间',
        '提醒在当天这一时间发出。', '08:30'),
    (250, 'office.closingTime', '期限与督办', '下班时间', '', 'TIME', NULL, NULL, NULL, '民法典第二百零三条、机关作息时间',
        '期限在最后一个工作日的这一时间届满。', '17:30'),
    (310, 'class.maxSize', '班期', '每班人数上限', '人', 'INTEGER', 1, 500, 10, '培训组织实施要求',
        '花名册人数超过此数的不能报送，应分班申报。', '50'),
    (320, 'class.warnSize', '班期', '每班人数提示', '人', 'INTEGER', 1, 500, 10, '培训组织实施要求',
        '花名册人数超过此数的，提示核对场地和设备能否容纳。', '45'),
    (331, 'class.minHours.初级', '班期', '最少课时（初级）', '课时', 'INTEGER', 1, 1000, 10, '国家职业技能标准', '初级工（五级）班期的最少总课时。', '80'),
    (332, 'class.minHours.中级', '班期', '最少课时（中级）', '课时', 'INTEGER', 1, 1000, 10, '国家职业技能标准', '中级工（四级）班期的最少总课时。', '80'),
    (333, 'class.minHours.高级', '班期', '最少课时（高级）', '课时', 'INTEGER', 1, 1000, 10, '国家职业技能标准', '高级工（三级）班期的最少总课时。', '80'),
    (334, 'class.minHours.技师', '班期', '最少课时（技师）', '课时', 'INTEGER', 1, 1000, 10, '国家职业技能标准', '技师（二级）班期的最少总课时。', '56'),
    (335, 'class.minHours.高级技师', '班期', '最少课时（高级技师）', '课时', 'INTEGER', 1, 1000, 10, '国家职业技能标准', '高级技师（一级）班期的最少总课时。', '49'),
    (336, 'class.minHours.专项', '班期', '最少课时（专项职业能力）', '课时', 'INTEGER', 1, 1000, 10, '专项职业能力考核规范', '专项职业能力班期的最少总课时。', '40'),
    (337, 'class.minHours.合格证', '班期', '最少课时（合格证）', '课时', 'INTEGER', 1, 1000, 10, '谁培训、谁考核，谁发证、谁负责', '合格证考试班期的最少总课时。', '40'),
    (340, 'class.maxHoursPerDay', '班期', '每日课时上限', '课时', 'INTEGER', 1, 16, 10, '培训组织实施要求', '同一天的课时合计不得超过此数。', '8'),
    (350, 'class.lessonMinutes', '班期', '每课时长度', '分钟', 'INTEGER', 30, 90, 10, '培训组织实施要求', '一个课时的标准时长。', '45'),
    (360, 'class.safetyHoursMin', '班期', '安全课程最少课时', '课时', 'INTEGER', 0, 100, 10, '培训组织实施要求', '课程表中安全生产类课程的最少课时。', '4'),
    (370, 'attendance.min', '班期', '最低出勤率', '%', 'INTEGER', 0, 100, 13, '培训补贴实名制管理', '班期或学员的出勤率低于此数的，不享受补贴。', '80'),
    (410, 'person.minAge', '学员', '最低年龄', '周岁', 'INTEGER', 14, 100, NULL, '劳动法关于最低就业年龄的规定', '开班当日未满此年龄的，不能列入花名册。', '16'),
    (420, 'person.maxAgeMale', '学员', '最高年龄（男）', '周岁', 'INTEGER', 40, 100, NULL, '法定退休年龄规定',
        '开班当日已满此年龄的，提示核对是否退休。2025年1月起渐进式延迟法定退休年龄，请按当年口径自生效之日起调整。', '60'),
    (430, 'person.maxAgeFemale', '学员', '最高年龄（女）', '周岁', 'INTEGER', 40, 100, NULL, '法定退休年龄规定',
        '开班当日已满此年龄的，提示核对是否退休。2025年1月起渐进式延迟法定退休年龄，请按当年口径自生效之日起调整。', '55'),
    (440, 'person.maxPerYear', '学员', '每人每年补贴性培训次数', '次', 'INTEGER', 1, 20, NULL, '省人社厅、财政厅关于补贴性培训次数的规定', '同一人一个自然年度内参加补贴性培训的最多次数，不区分资金来源。', '3'),
    (450, 'person.maxPerYearStudent', '学员', '在校生每年补贴性培训次数', '次', 'INTEGER', 1, 20, 3, '在校生职业技能培训', '在校生一个自然年度内参加补贴性培训的最多次数。', '1'),
    (460, 'person.sameTradeLevelMonths', '学员', '同工种同等级间隔', '个月', 'INTEGER', 0, 1200, NULL, '省人社厅、财政厅关于补贴性培训次数的规定', '同一人在此期限内不得重复参加同一职业（工种）同一等级的补贴性培训。', '12'),
    (510, 'roster.maxRows', '材料', '花名册最多行数', '行', 'INTEGER', 1, 50000, NULL, '系统承载能力', '一次导入的花名册最多行数。', '5000'),
    (520, 'upload.maxBytes', '材料', '单个文件大小上限', '字节', 'INTEGER', 1024, 20971520, NULL, '系统承载能力', '上传的单个文件不得超过此大小。20971520字节为20兆。', '20971520'),
    (530, 'video.keepMonths', '材料', '培训过程视频保存', '个月', 'INTEGER', 1, 240, 2, '留存培训过程视频材料', '除涉密班期外，培训过程视频材料的最短保存时间。', '36')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
