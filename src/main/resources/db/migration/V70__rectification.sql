CREATE TABLE class_rectification (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES class_delivery,
    findings text NOT NULL,
    due_on date NOT NULL,
    ordered_by_name text NOT NULL,
    ordered_at timestamptz NOT NULL,
    outcome text CHECK (outcome IN ('RECTIFIED', 'REORDERED', 'NOT_RECTIFIED')),
    officers text,
    note text CHECK (length(note) <= 500),
    rechecked_by_name text,
    rechecked_at timestamptz,
    CHECK ((outcome IS NULL) = (rechecked_at IS NULL))
);
CREATE INDEX class_rectification_of_class ON class_rectification (number, id);
CREATE UNIQUE INDEX class_rectification_open ON class_rectification (number) WHERE outcome IS NULL;
REVOKE DELETE, TRUNCATE ON class_rectification FROM peixun_app;

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (813, 'inspection.rectifyMaxDays', '实施与结业', '整改期限最长', '日', 'INTEGER', 1, 180, 12, '日常监管检查；期限由市人社局规定，参照外地培训监管办法为一个月',
        '责令整改的期限距责令之日的最多日数（日历日）。', '30'),
    (814, 'inspection.recheckWorkdays', '实施与结业', '复查整改', '个工作日', 'INTEGER', 1, 30, 12, '日常监管检查；时限由市人社局规定，参照外地培训监管办法为五个工作日',
        '自整改期限届满之日起县区经办复查整改的时限。', '5')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
