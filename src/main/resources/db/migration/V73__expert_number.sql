-- The number of experts: from a least, never below three, to a most; both are the city's to set (clause 6).
UPDATE policy_parameter SET lowest = 3 WHERE key = 'nomination.expertsMin';
UPDATE policy_value SET value = '3' WHERE key = 'nomination.expertsMin' AND value IN ('1', '2');

-- the new one stands beside the least
UPDATE policy_parameter SET position = position + 10000 WHERE position BETWEEN 624 AND 629;
UPDATE policy_parameter SET position = position - 9999 WHERE position BETWEEN 10624 AND 10629;
INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
VALUES ('nomination.expertsMax', 624, '品牌推荐', '评审专家最多', '人', 'INTEGER', 3, 15, 6, '全市筛选；专家人数由市人社局规定', '每件推荐至多由几名专家独立评分。');
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
VALUES ('nomination.expertsMax', '7', date '2021-01-01', 'system', '系统', now(), '系统初始值');
