WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (371, 'attendance.dayMin', '班期', '每日最低出勤率', '%', 'INTEGER', 0, 100, 13, '培训补贴实名制管理；参照外地经办规程按班期每日出勤率认定',
        '班期任何一日的出勤率低于此数的，不能认定结业；填0的只看全班期的出勤率。', '80')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed
WHERE key IN (SELECT key FROM parameters);
