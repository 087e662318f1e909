-- 催办: one a case and day at most, whoever asks; the policy may want more working days in between.
CREATE TABLE urge (
    case_number text        NOT NULL,
    day         date        NOT NULL,
    task_id     text        NOT NULL,
    at          timestamptz NOT NULL,
    by_id       text        NOT NULL,
    PRIMARY KEY (case_number, day)
);
REVOKE UPDATE, DELETE, TRUNCATE ON urge FROM peixun_app;

ALTER TABLE work_item
    ADD COLUMN urge_count integer NOT NULL DEFAULT 0,
    ADD COLUMN urged_at timestamptz,
    ADD COLUMN urged_by text,
    ADD COLUMN urged_by_office text;

INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description) VALUES
    ('urge.intervalWorkdays', 225, '期限与督办', '催办间隔', '个工作日', 'INTEGER', 1, 30, NULL, '市人社局内部管理要求',
     '同一事项两次催办至少间隔的工作日数；只能在工作日的上班时间催办。');
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason) VALUES
    ('urge.intervalWorkdays', '1', date '2021-01-01', 'system', '系统', now(), '系统初始值');
