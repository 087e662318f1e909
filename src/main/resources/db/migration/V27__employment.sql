-- 就业跟踪 (clause 11): at each checkpoint what became of each graduate, and the rate that follows from it.
CREATE TABLE employment_checkpoint (
    number text NOT NULL REFERENCES class_filing,
    nth integer NOT NULL CHECK (nth BETWEEN 1 AND 3),
    institution_id bigint NOT NULL,
    months integer NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('REPORTED', 'UNREPORTED')),
    graduates integer NOT NULL,
    employed integer NOT NULL CHECK (employed BETWEEN 0 AND graduates),
    closed_at timestamptz NOT NULL,
    PRIMARY KEY (number, nth)
);
CREATE INDEX employment_checkpoint_of_institution ON employment_checkpoint (institution_id, number, nth DESC)
    INCLUDE (graduates, employed);

CREATE TABLE employment_status (
    number text NOT NULL REFERENCES class_filing,
    nth integer NOT NULL,
    person text NOT NULL,
    status text NOT NULL CHECK (status IN ('EMPLOYED', 'SELF_EMPLOYED', 'NOT_EMPLOYED', 'UNKNOWN')),
    employer text CHECK (length(employer) <= 100),
    evidence text CHECK (evidence IN ('INSURANCE', 'CONTRACT', 'DECLARED', 'PHONE')),
    evidenced_on date,
    PRIMARY KEY (number, nth, person)
);
REVOKE UPDATE, DELETE, TRUNCATE ON employment_checkpoint FROM peixun_app;

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (860, 'employment.checkpointFirst', '就业跟踪', '第一次跟踪', '个月', 'INTEGER', 1, 24, 11, '跟踪掌握培训后就业创业情况', '认定结业后第几个月第一次报送就业情况。', '1'),
    (861, 'employment.checkpointSecond', '就业跟踪', '第二次跟踪', '个月', 'INTEGER', 1, 24, 11, '跟踪掌握培训后就业创业情况', '认定结业后第几个月第二次报送就业情况。', '3'),
    (862, 'employment.checkpointThird', '就业跟踪', '第三次跟踪', '个月', 'INTEGER', 1, 24, 11, '跟踪掌握培训后就业创业情况', '认定结业后第几个月第三次报送就业情况。', '6'),
    (863, 'employment.reportWorkdays', '就业跟踪', '报送就业情况', '个工作日', 'INTEGER', 1, 60, 11, '跟踪掌握培训后就业创业情况', '自跟踪时点起报送就业情况的时限。', '10'),
    (864, 'employment.lapseWorkdays', '就业跟踪', '逾期登记为未报送', '个工作日', 'INTEGER', 1, 120, 11, '跟踪掌握培训后就业创业情况', '自跟踪时点起超过此期限仍未报送的，登记为未报送，继续下一时点的跟踪。', '15'),
    (865, 'employment.targetRate', '就业跟踪', '就业率目标', '%', 'INTEGER', 0, 100, 11, '作为衡量培训质量的重要指标', '班期和培训主体的就业率低于此数的作出标记。', '50')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
