-- A month is a month of the calendar (民法典 §202-203), not 22 working days; who set working days of his own keeps them.
WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (736, 'suspension.rectifyMonths.约谈', '暂停承训', '整改期限按月（约谈）', '个月', 'INTEGER', 0, 12, 12, '根据情节处理；具体期限由市人社局规定', '约谈后的整改期限，按日历月计算，末日为节假日的顺延；0为按工作日计算。', '0'),
    (737, 'suspension.rectifyMonths.整改函', '暂停承训', '整改期限按月（整改函）', '个月', 'INTEGER', 0, 12, 12, '根据情节处理；民法典第202条、第203条；具体期限由市人社局规定', '发整改函后的整改期限，按日历月计算，末日为节假日的顺延；0为按工作日计算。', '1'),
    (738, 'suspension.rectifyMonths.通报', '暂停承训', '整改期限按月（通报）', '个月', 'INTEGER', 0, 12, 12, '根据情节处理；民法典第202条、第203条；具体期限由市人社局规定', '通报后的整改期限，按日历月计算，末日为节假日的顺延；0为按工作日计算。', '1'),
    (739, 'suspension.rectifyMonths.解除协议', '暂停承训', '整改期限按月（解除协议）', '个月', 'INTEGER', 0, 12, 12, '根据情节处理；民法典第202条、第203条；具体期限由市人社局规定', '解除协议后的整改期限，按日历月计算，末日为节假日的顺延；0为按工作日计算。', '1')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT key, value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed WHERE key IN (SELECT key FROM parameters);

INSERT INTO policy_value (key, jurisdiction, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT replace(key, 'Workdays', 'Months'), jurisdiction, CASE WHEN value IS NOT NULL THEN '0' END, valid_from, 'system', '系统', now(), '整改期限已另行规定工作日数，仍按工作日计算'
FROM policy_value WHERE key LIKE 'suspension.rectifyWorkdays.%' AND changed_by <> 'system';

UPDATE policy_parameter SET description = replace(description, '，约一个月', '') || '按月的期限为0时适用。'
WHERE key LIKE 'suspension.rectifyWorkdays.%';
UPDATE policy_parameter SET description = '处理档次没有规定整改期限时适用。', basis = '根据情节处理；具体天数由市人社局规定' WHERE key = 'suspension.rectificationWorkdays';
