-- 年度任务: one round a kind and year, and where each county stands in it.
CREATE TABLE annual_round (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version        integer     NOT NULL,
    case_type      text        NOT NULL,
    year           integer     NOT NULL CHECK (year BETWEEN 2000 AND 2200),
    subject        text        NOT NULL CHECK (length(subject) BETWEEN 2 AND 100),
    basis          text        NOT NULL CHECK (length(basis) BETWEEN 2 AND 300),
    due_on         date        NOT NULL,
    due_time       time        NOT NULL,
    due_rule       text        NOT NULL CHECK (due_rule IN ('FIXED', 'NEXT', 'PREVIOUS')),
    closes_at      timestamptz NOT NULL,
    state          text        NOT NULL CHECK (state IN ('PREPARED', 'OPEN', 'CLOSED', 'EMERGENCY_CLOSED')),
    prepared_by    text        NOT NULL,
    prepared_name  text        NOT NULL,
    opened_by      text,
    opened_at      timestamptz,
    closed_at      timestamptz,
    closing_reason text CHECK (length(closing_reason) <= 500),
    UNIQUE (case_type, year)
);
COMMENT ON COLUMN annual_round.closes_at IS 'the first instant that is too late';

CREATE TABLE round_county (
    round_id         bigint      NOT NULL REFERENCES annual_round,
    jurisdiction     text        NOT NULL,
    position         integer     NOT NULL,
    version          integer     NOT NULL DEFAULT 0,
    case_number      text UNIQUE,
    stage            text        NOT NULL DEFAULT 'NOT_BEGUN' CHECK (stage IN ('NOT_BEGUN', 'DRAFTING', 'PUBLICISED',
                         'SIGNED', 'SENT', 'RETURNED', 'PASSED', 'PUBLISHED')),
    sent_at          timestamptz,
    late             boolean     NOT NULL DEFAULT false,
    closes_at        timestamptz,
    extension_reason text CHECK (length(extension_reason) <= 500),
    excuse_reason    text CHECK (length(excuse_reason) <= 500),
    ended            boolean     NOT NULL DEFAULT false,
    reminders        integer     NOT NULL DEFAULT 0,
    contact_at       timestamptz,
    contact          text,
    PRIMARY KEY (round_id, jurisdiction)
);
COMMENT ON COLUMN round_county.closes_at IS 'the county''s own deadline after an extension';
CREATE INDEX round_county_without_case ON round_county (round_id, position) WHERE case_number IS NULL;

-- One digest an instant and round, whichever county's timer comes first.
CREATE TABLE round_digest (
    round_id bigint      NOT NULL REFERENCES annual_round,
    at       timestamptz NOT NULL,
    PRIMARY KEY (round_id, at)
);

INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description) VALUES
    ('round.dueTime', 600, '年度任务', '截止时刻', '', 'TIME', NULL, NULL, NULL, '市人社局内部管理要求', '截止日的这一分钟过后报送的，算逾期。'),
    ('round.remindFirst', 601, '年度任务', '第一次提醒', '个工作日前', 'INTEGER', 0, 60, NULL, '市人社局内部管理要求', '截止日前多少个工作日第一次提醒尚未报送的县区。'),
    ('round.remindSecond', 602, '年度任务', '第二次提醒', '个工作日前', 'INTEGER', 0, 60, NULL, '市人社局内部管理要求', '截止日前多少个工作日第二次提醒。'),
    ('round.remindThird', 603, '年度任务', '第三次提醒', '个工作日前', 'INTEGER', 0, 60, NULL, '市人社局内部管理要求', '截止日前多少个工作日第三次提醒。'),
    ('round.remindFourth', 604, '年度任务', '第四次提醒', '个工作日前', 'INTEGER', 0, 60, NULL, '市人社局内部管理要求', '截止日前多少个工作日第四次提醒；截止日当天另提醒一次。'),
    ('nomination.dueOn', 610, '品牌推荐', '截止月日', '（月日，如520）', 'INTEGER', 101, 1231, 6, '5月20日前将候选机构和有关材料报送市人社局', '每年报送的截止日，新开年度任务时带出。'),
    ('projectList.dueOn', 640, '项目制培训', '截止月日', '（月日，如530）', 'INTEGER', 101, 1231, 7, '5月30日前向市人社局报送项目清单和开展情况', '每年报送的截止日，新开年度任务时带出。');
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM (VALUES
    ('round.dueTime', '23:59'), ('round.remindFirst', '10'), ('round.remindSecond', '5'), ('round.remindThird', '3'),
    ('round.remindFourth', '1'), ('nomination.dueOn', '520'), ('projectList.dueOn', '530')) AS seed (key, value);
