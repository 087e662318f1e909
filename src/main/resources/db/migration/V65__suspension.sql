-- 暂停承训资格 (clause 12): one case an institution at a time, the offences it rests on, what becomes of running classes.
CREATE TABLE suspension (
    number           text PRIMARY KEY,
    version          integer     NOT NULL,
    institution_id   bigint      NOT NULL REFERENCES institution,
    institution_name text        NOT NULL,
    jurisdiction     text        NOT NULL,
    state            text        NOT NULL,
    document_no      text CHECK (length(document_no) <= 60),
    suspended_at     timestamptz,
    investigation    text CHECK (length(investigation) <= 2000),
    co_investigator  text CHECK (length(co_investigator) <= 50),
    harm             text CHECK (harm IN ('MINOR', 'SERIOUS', 'GRAVE')),
    defence          text CHECK (length(defence) <= 2000),
    silent           boolean     NOT NULL,
    proposal         text CHECK (proposal IN ('TALK', 'LETTER', 'CIRCULAR', 'TERMINATION')),
    measure          text CHECK (measure IN ('TALK', 'LETTER', 'CIRCULAR', 'TERMINATION')),
    measure_no       text CHECK (length(measure_no) <= 60),
    measure_reason   text CHECK (length(measure_reason) <= 500),
    measure_at       timestamptz,
    banned_until     date,
    rectify_by       timestamptz,
    rectification    text CHECK (length(rectification) <= 2000),
    handed_to        text CHECK (length(handed_to) <= 100),
    outcome          text CHECK (length(outcome) <= 500),
    created_at       timestamptz NOT NULL,
    ended_at         timestamptz
);
CREATE UNIQUE INDEX suspension_open_once ON suspension (institution_id) WHERE ended_at IS NULL;
CREATE INDEX suspension_of_institution ON suspension (institution_id, measure_at);

CREATE TABLE suspension_finding (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number        text        NOT NULL REFERENCES suspension,
    offence       text        NOT NULL,
    facts         text        NOT NULL CHECK (length(facts) BETWEEN 1 AND 500),
    from_case     text        NOT NULL,
    alleged       boolean     NOT NULL,
    found_by      text        NOT NULL,
    found_by_name text        NOT NULL,
    found_at      timestamptz NOT NULL
);
CREATE INDEX suspension_finding_of_case ON suspension_finding (number, id);
CREATE INDEX suspension_finding_from_case ON suspension_finding (from_case, id);
REVOKE UPDATE, DELETE ON suspension_finding FROM peixun_app;

CREATE TABLE suspension_class (
    number        text NOT NULL REFERENCES suspension,
    filing_number text NOT NULL,
    fate          text NOT NULL CHECK (fate IN ('CONTINUE', 'STOP', 'TAKEN_OVER')),
    taker         text CHECK ((fate = 'TAKEN_OVER') = (taker IS NOT NULL) AND length(taker) <= 100),
    PRIMARY KEY (number, filing_number)
);

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (711, 'suspension.decisionWorkdays', '暂停承训', '决定暂停', '个工作日', 'INTEGER', 1, 30, 12, '一律暂停承训资格', '查实以后市级负责人决定暂停的时限。', '1'),
    (712, 'suspension.urgencyWorkdays', '暂停承训', '决定先行暂停', '个工作日', 'INTEGER', 1, 30, 12, '一律暂停承训资格', '情况紧急、尚未查实的，市级负责人决定是否先行暂停的时限。', '1'),
    (713, 'suspension.confirmWorkdays', '暂停承训', '先行暂停查实', '个工作日', 'INTEGER', 1, 60, 12, '指控不等于发现；具体天数由市人社局规定', '先行暂停后在此期限内没有查实的，自动解除。', '5'),
    (714, 'suspension.evidenceWorkdays', '暂停承训', '补充证据', '个工作日', 'INTEGER', 1, 60, 12, '市人社局内部管理要求', '县（市、区）补充证据的时限。', '3'),
    (715, 'suspension.investigationWorkdays', '暂停承训', '调查核实', '个工作日', 'INTEGER', 1, 90, 12, '视情节轻重由相关部门处理；具体天数由市人社局规定', '暂停后调查核实的时限。', '15'),
    (716, 'suspension.defenceWorkdays', '暂停承训', '陈述申辩', '个工作日', 'INTEGER', 1, 30, 12, '参照行政处罚法第64条', '机构陈述、申辩的期限。', '5'),
    (717, 'suspension.silenceWorkdays', '暂停承训', '逾期宽限', '个工作日', 'INTEGER', 1, 10, 12, '市人社局内部管理要求', '陈述申辩、整改报告期限届满后再过几个工作日，按没有提交办理。', '1'),
    (718, 'suspension.legalityWorkdays', '暂停承训', '法制审核', '个工作日', 'INTEGER', 1, 60, 12, '参照行政处罚法第58条', '法制审核的时限。', '5'),
    (719, 'suspension.measureWorkdays', '暂停承训', '集体讨论决定', '个工作日', 'INTEGER', 1, 60, 12, '参照行政处罚法第57条', '作出处理决定的时限。', '10'),
    (720, 'suspension.minutesFromMonths', '暂停承训', '须集体讨论', '个月起', 'INTEGER', 1, 60, 12, '参照行政处罚法第57条', '限制承训满此月数的和移出目录的，应当集体讨论并附会议纪要。', '6'),
    (721, 'suspension.rectificationWorkdays', '暂停承训', '整改（未另行规定的）', '个工作日', 'INTEGER', 1, 120, 12, '视情节轻重处理；具体天数由市人社局规定', '处理档次没有规定整改期限时适用。', '22'),
    (722, 'suspension.rectifyWorkdays.约谈', '暂停承训', '整改期限（约谈）', '个工作日', 'INTEGER', 1, 120, 12, '视情节轻重处理；具体天数由市人社局规定', '约谈后的整改期限。', '5'),
    (723, 'suspension.rectifyWorkdays.整改函', '暂停承训', '整改期限（整改函）', '个工作日', 'INTEGER', 1, 120, 12, '视情节轻重处理；具体天数由市人社局规定', '发整改函后的整改期限，约一个月。', '22'),
    (724, 'suspension.rectifyWorkdays.通报', '暂停承训', '整改期限（通报）', '个工作日', 'INTEGER', 1, 120, 12, '视情节轻重处理；具体天数由市人社局规定', '通报后的整改期限，约一个月。', '22'),
    (725, 'suspension.rectifyWorkdays.解除协议', '暂停承训', '整改期限（解除协议）', '个工作日', 'INTEGER', 1, 120, 12, '视情节轻重处理；具体天数由市人社局规定', '解除协议后的整改期限，约一个月。', '22'),
    (726, 'suspension.banMonths.约谈', '暂停承训', '限制承训（约谈）', '个月', 'INTEGER', 0, 60, 12, '视情节轻重处理；具体月数由市人社局规定', '自决定之日起不得承接补贴性培训的月数，0为不限制。', '0'),
    (727, 'suspension.banMonths.整改函', '暂停承训', '限制承训（整改函）', '个月', 'INTEGER', 0, 60, 12, '视情节轻重处理；具体月数由市人社局规定', '自决定之日起不得承接补贴性培训的月数。', '6'),
    (728, 'suspension.banMonths.通报', '暂停承训', '限制承训（通报）', '个月', 'INTEGER', 0, 60, 12, '视情节轻重处理；具体月数由市人社局规定', '自决定之日起不得承接补贴性培训的月数。', '12'),
    (729, 'suspension.banMonths.解除协议', '暂停承训', '限制承训（解除协议）', '个月', 'INTEGER', 0, 60, 12, '视情节轻重处理；具体月数由市人社局规定', '自决定之日起不得承接补贴性培训、不得重新列入目录的月数。', '24'),
    (730, 'suspension.extensionWorkdays', '暂停承训', '延长整改', '个工作日', 'INTEGER', 1, 60, 12, '视情节轻重处理；具体天数由市人社局规定', '复查后延长整改的工作日数。', '10'),
    (731, 'suspension.recheckWorkdays', '暂停承训', '复查验收', '个工作日', 'INTEGER', 1, 60, 12, '市人社局内部管理要求', '复查验收的时限。', '5'),
    (732, 'suspension.handoverWorkdays', '暂停承训', '跟踪移送结果', '个工作日', 'INTEGER', 1, 240, 12, '由相关部门处理；具体天数由市人社局规定', '移送后跟踪处理结果的时限。', '60'),
    (733, 'suspension.objectionDays', '暂停承训', '救济期限', '日', 'INTEGER', 1, 365, 12, '行政复议法第20条', '移出目录后可以申请行政复议的日数，期满归档。', '60'),
    (734, 'suspension.repeatFrom', '暂停承训', '重复处理', '次起', 'INTEGER', 2, 10, 12, '视情节轻重处理；具体次数由市人社局规定', '同一档次处理达到此次数的，按高一档处理。', '2'),
    (735, 'suspension.repeatMonths', '暂停承训', '重复处理期间', '个月', 'INTEGER', 1, 60, 12, '视情节轻重处理；具体期间由市人社局规定', '在此期间内的处理计入重复。', '12')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed WHERE key IN (SELECT key FROM parameters);
