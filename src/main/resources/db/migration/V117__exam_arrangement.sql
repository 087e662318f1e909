-- 更改考核安排, 重新考核: an exam that is held again leaves what was found of it; the day of an exam has a latest.
CREATE TABLE former_exam (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES class_delivery,
    exam_on date NOT NULL,
    exam_place text NOT NULL,
    patrol text,
    patrol_items text,
    patrol_note text,
    patrolled_by text
);
CREATE INDEX former_exam_of_class ON former_exam (number);
REVOKE UPDATE, DELETE, TRUNCATE ON former_exam FROM peixun_app;

UPDATE policy_parameter SET description = '培训主体自结课之日起报送考核安排的时限；开班以后即可报送。' WHERE key = 'exam.arrangeWorkdays';

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (845, 'exam.latestDays', '实施与结业', '考核最晚日期', '日', 'INTEGER', 1, 365, 5, '培训与评价衔接',
        '考核日期距结课日期（已经结课的，距报送之日）的最多日数；防止误填年份，也防止考核久拖。', '90')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
