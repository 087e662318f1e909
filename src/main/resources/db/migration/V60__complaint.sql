-- 投诉举报 (clause 12): what is complained of, its clock, what was found, what was answered.
CREATE TABLE complaint (
    number             text PRIMARY KEY,
    version            integer     NOT NULL,
    source             text        NOT NULL CHECK (source IN ('INSPECTION', 'CALLBACK', 'HOTLINE', 'REPORT', 'PETITION')),
    jurisdiction       text        NOT NULL,
    institution_id     bigint,
    institution_name   text        NOT NULL CHECK (length(institution_name) BETWEEN 2 AND 100),
    subject            text        NOT NULL CHECK (length(subject) <= 30),
    content            text        NOT NULL CHECK (length(content) BETWEEN 10 AND 2000),
    hotline_ticket     text CHECK (length(hotline_ticket) <= 40),
    receipt            text        NOT NULL UNIQUE,
    anonymous          boolean     NOT NULL,
    received_on        date        NOT NULL,
    registered_by      text        NOT NULL,
    registered_by_name text        NOT NULL,
    registered_at      timestamptz NOT NULL,
    state              text        NOT NULL,
    accept_by          timestamptz NOT NULL,
    accepted_on        date,
    finish_by          timestamptz,
    extended_at        timestamptz,
    extension_reason   text CHECK (length(extension_reason) <= 500),
    paused_at          timestamptz,
    pause_reason       text CHECK (length(pause_reason) <= 300),
    main_number        text REFERENCES complaint,
    verified_at        timestamptz,
    outcome            text,
    answer             text CHECK (length(answer) <= 2000),
    answered_at        timestamptz,
    closes_at          timestamptz,
    satisfied          boolean,
    satisfaction_text  text CHECK (length(satisfaction_text) <= 500),
    reopened_at        timestamptz,
    withdrawal_text    text CHECK (length(withdrawal_text) <= 500),
    withdrawal_at      timestamptz,
    ended_at           timestamptz,
    closing_reason     text CHECK (length(closing_reason) <= 500),
    CHECK (paused_at IS NULL OR pause_reason IS NOT NULL)
);
COMMENT ON COLUMN complaint.institution_name IS 'as the directory has it, or as it was told while institution_id is unknown';
COMMENT ON COLUMN complaint.content IS 'without the informer''s name and number: those are in complaint_informer only';

-- one ticket of the hotline is one complaint
CREATE UNIQUE INDEX complaint_hotline_ticket ON complaint (hotline_ticket) WHERE hotline_ticket IS NOT NULL;
CREATE INDEX complaint_of_institution ON complaint (institution_id, registered_at) WHERE institution_id IS NOT NULL;
CREATE INDEX complaint_of_unknown ON complaint (jurisdiction, institution_name, registered_at) WHERE institution_id IS NULL;
CREATE INDEX complaint_merged_into ON complaint (main_number) WHERE main_number IS NOT NULL;
CREATE INDEX complaint_running ON complaint (number) WHERE ended_at IS NULL;
CREATE INDEX complaint_of_hotline ON complaint (registered_at DESC) WHERE source = 'HOTLINE';

-- Encrypted; without a line the complaint is anonymous.
CREATE TABLE complaint_informer (
    number text PRIMARY KEY REFERENCES complaint,
    name   text,
    phone  text,
    CHECK (name IS NOT NULL OR phone IS NOT NULL)
);
COMMENT ON TABLE complaint_informer IS 'never joined into lists, exports, timelines or audit';

CREATE TABLE complaint_finding (
    number   text        NOT NULL REFERENCES complaint,
    serial   integer     NOT NULL,
    offence  text        NOT NULL,
    evidence text        NOT NULL CHECK (length(evidence) BETWEEN 1 AND 500),
    alleged  boolean     NOT NULL,
    by_name  text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (number, serial)
);
COMMENT ON COLUMN complaint_finding.alleged IS 'urgent, not yet found';

CREATE TABLE complaint_pause (
    number     text        NOT NULL REFERENCES complaint,
    paused_at  timestamptz NOT NULL,
    resumed_at timestamptz,
    reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
    by_name    text        NOT NULL,
    PRIMARY KEY (number, paused_at)
);

-- A sheet of the hotline that was imported is not imported twice.
CREATE TABLE complaint_hotline_sheet (
    sha256    text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    rows      integer     NOT NULL,
    by_name   text        NOT NULL,
    at        timestamptz NOT NULL
);

REVOKE UPDATE, DELETE ON complaint_informer, complaint_finding, complaint_hotline_sheet FROM peixun_app;

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (760, 'complaint.hotlineReturnWorkdays', '投诉举报', '热线退回', '个工作日', 'INTEGER', 1, 10, 12, '市民热线转办：不属于本单位的2个工作日内退回并说明理由', '热线转办件受理或者退回的时限。', '2'),
    (761, 'complaint.hotlineFinishWorkdays', '投诉举报', '热线办结', '个工作日', 'INTEGER', 1, 60, 12, '市民热线转办：5个工作日内答复来电人和热线', '热线转办件从转办之日起的办结时限。', '5'),
    (762, 'complaint.hotlineExtensionWorkdays', '投诉举报', '热线延期最多', '个工作日', 'INTEGER', 0, 60, 12, '市民热线转办：情况特别复杂的，延期不超过10个工作日', '热线转办件可以延期的最多工作日数，只能延期一次。', '10'),
    (763, 'complaint.acceptWorkdays', '投诉举报', '监管受理', '个工作日', 'INTEGER', 1, 30, 12, '劳动保障监察条例及实施规定：5个工作日内受理', '日常检查、电话回访、自行举报的受理时限。', '5'),
    (764, 'complaint.finishWorkdays', '投诉举报', '监管办结', '个工作日', 'INTEGER', 1, 250, 12, '劳动保障监察条例第17条：立案之日起60个工作日内完成', '日常检查、电话回访、自行举报从受理之日起的办结时限。', '60'),
    (765, 'complaint.extensionWorkdays', '投诉举报', '监管延期最多', '个工作日', 'INTEGER', 0, 120, 12, '劳动保障监察条例第17条：情况复杂的，经负责人批准延长30个工作日', '可以延期的最多工作日数，只能延期一次。', '30'),
    (766, 'complaint.petitionAcceptDays', '投诉举报', '信访受理', '日', 'INTEGER', 1, 60, 12, '信访工作条例：15日内决定是否受理', '信访转送件的受理时限，按自然日。', '15'),
    (767, 'complaint.petitionFinishDays', '投诉举报', '信访办结', '日', 'INTEGER', 1, 365, 12, '信访工作条例：受理之日起60日内办结', '信访转送件从受理之日起的办结时限，按自然日。', '60'),
    (768, 'complaint.petitionExtensionDays', '投诉举报', '信访延期最多', '日', 'INTEGER', 0, 120, 12, '信访工作条例：情况复杂的，经负责人批准延长不超过30日', '可以延期的最多自然日数，只能延期一次。', '30'),
    (769, 'complaint.duplicateDays', '投诉举报', '相似举报', '日', 'INTEGER', 1, 365, 12, '市人社局内部管理要求', '同一机构在前后多少日内的其他投诉举报，提示可以并案。', '30'),
    (770, 'complaint.satisfactionWorkdays', '投诉举报', '评价期', '个工作日', 'INTEGER', 1, 60, 12, '热线回访惯例；具体天数由市人社局规定', '答复以后投诉人可以评价的工作日数，期满办结。', '10'),
    (771, 'complaint.reopenWorkdays', '投诉举报', '重新核查', '个工作日', 'INTEGER', 1, 120, 12, '热线回访不满意的重新办理；具体天数由市人社局规定', '投诉人不满意的，从评价之日起重新核查和答复的时限。', '10'),
    (772, 'complaint.receivedWithinDays', '投诉举报', '收到日期', '日', 'INTEGER', 0, 365, 12, '市人社局内部管理要求', '登记时收到日期最多早于今天多少日。', '30'),
    (773, 'complaint.hotlineMostRows', '投诉举报', '热线批量导入', '行', 'INTEGER', 1, 500, 12, '市人社局内部管理要求', '一份热线工单表最多多少行。', '200')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed WHERE key IN (SELECT key FROM parameters);

-- a complaint names its institution as the directory does
CREATE INDEX institution_by_name ON institution (name);
