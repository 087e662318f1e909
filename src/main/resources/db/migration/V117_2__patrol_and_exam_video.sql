-- 巡考: who and when, or the honest word that nobody went; 考试录像: the recording of an own exam that clause 10 asks for.
ALTER TABLE class_delivery
    DROP CONSTRAINT class_delivery_patrol_check,
    ADD CONSTRAINT class_delivery_patrol_check CHECK (patrol IN ('VALID', 'PARTLY', 'INVALID', 'UNPATROLLED')),
    ADD COLUMN patrol_officers text,
    ADD COLUMN patrol_at timestamp;
ALTER TABLE former_exam
    ADD COLUMN patrol_officers text,
    ADD COLUMN patrol_at timestamp;

CREATE TABLE exam_video (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES class_delivery,
    exam_on date NOT NULL,
    name text NOT NULL CHECK (length(name) <= 100),
    place text NOT NULL CHECK (length(place) <= 300),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    minutes integer NOT NULL CHECK (minutes > 0),
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (number, exam_on, sha256)
);
REVOKE UPDATE, DELETE, TRUNCATE ON exam_video FROM peixun_app;

WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (846, 'exam.patrolOfficersMin', '实施与结业', '巡考最少人数', '人', 'INTEGER', 1, 5, 10, '培训备案地人社部门履行巡考职能',
        '巡考一场考试的本县（市、区）经办人员最少人数。', '2')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
