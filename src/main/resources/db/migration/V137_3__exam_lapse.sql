-- A class whose institution holds no exam, or never reports it, is not waited for without end: the county decides on its completion.
WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (847, 'exam.lapseDays', '实施与结业', '考核逾期', '日', 'INTEGER', 1, 365, 10, '谁培训、谁考核，谁发证、谁负责；日数由市人社局规定',
        '考核最晚日期以后再过多少日，仍未报送考核安排或者考核结果的，转入审核结业；审核退回的，自退回之日起重新计算。', '60')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT seed.key, seed.value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed JOIN parameters USING (key);
