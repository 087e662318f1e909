-- 开班以后: confirmation of the start, cancellation, and changes that keep what was filed beside what is in force.

ALTER TABLE class_filing
    DROP CONSTRAINT class_filing_state_check,
    ADD CONSTRAINT class_filing_state_check CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW',
        'AWAITING_CONSENT', 'APPROVED', 'RUNNING', 'REFUSED', 'WITHDRAWN', 'CANCELLED', 'LAPSED')),
    ADD COLUMN change_stage text NOT NULL DEFAULT 'NONE' CHECK (change_stage IN ('NONE', 'DRAFT', 'ASKED')),
    ADD COLUMN filed_version integer,
    ADD COLUMN version_in_force integer,
    ADD COLUMN started_on date,
    ADD COLUMN started_size integer;
COMMENT ON COLUMN class_filing.filed_version IS 'submission to which the county consented before the class was opened';
COMMENT ON COLUMN class_filing.version_in_force IS 'submission by which the class is held: the filed one or a later, consented change';

UPDATE class_filing SET filed_version = submissions, version_in_force = submissions WHERE filing_number IS NOT NULL;

-- A change asked for; version is its submission in filing_snapshot. Written once when asked, completed once when decided.
CREATE TABLE class_change (
    number text NOT NULL REFERENCES class_filing,
    version integer NOT NULL,
    from_version integer NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    asked_at timestamptz NOT NULL,
    asked_by text NOT NULL,
    asked_by_name text NOT NULL,
    decision text CHECK (decision IN ('CONSENTED', 'REFUSED')),
    grounds text CHECK (length(grounds) <= 1000),
    opinion text CHECK (length(opinion) <= 2000),
    decided_at timestamptz,
    decided_by text,
    decided_by_name text,
    PRIMARY KEY (number, version)
);
REVOKE DELETE ON class_change FROM peixun_app;

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (180, 'class.startWorkdays', '开班备案', '确认开班时限', '个工作日', 'INTEGER', 1, 30, 11, '先备案、后开班；具体天数由市人社局规定',
        '备案的开班日期起，培训主体应当登记实际开班日期和到课人数的时限。', '1'),
    (182, 'class.lapseWorkdays', '开班备案', '逾期未开班失效', '个工作日', 'INTEGER', 1, 120, 11, '先备案、后开班；具体天数由市人社局规定',
        '备案的开班日期后超过此期限仍未开班的，备案失效；需要时可重新申报。', '10'),
    (184, 'class.changeLeadWorkdays', '开班备案', '变更提前提出', '个工作日', 'INTEGER', 0, 30, 11, '变更前提出，经同意后执行',
        '变更涉及的课次距提出变更之日的最少工作日数。', '1'),
    (186, 'class.changeWorkdays', '开班备案', '变更审批时限', '个工作日', 'INTEGER', 1, 30, 11, '变更前提出，经同意后执行',
        '县区经办自收到变更申请之日起决定是否同意的时限。', '1')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
