-- How much is entered at once, and how long an agreement may run.
INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description) VALUES
    ('directory.importMostRows', 741, '机构目录', '一次导入的行数上限', '行', 'INTEGER', 1, 5000, NULL, '系统承载能力', '机构、协议、承训范围、教师、场地、补贴标准一次导入的最多行数。'),
    ('directory.agreementMostMonths', 742, '机构目录', '协议期限上限', '个月', 'INTEGER', 1, 120, 12, '动态管理；具体期限由市人社局规定', '一份培训协议自起始日期起最长的期限；期满续签的，另行登记。');
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason) VALUES
    ('directory.importMostRows', '2000', date '2021-01-01', 'system', '系统', now(), '系统初始值'),
    ('directory.agreementMostMonths', '36', date '2021-01-01', 'system', '系统', now(), '系统初始值');
