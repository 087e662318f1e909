-- How far back the quality of an institution is looked at on its page of the directory.
INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description) VALUES
    ('directory.indicatorMonths', 740, '机构目录', '培训质量统计期间', '个月', 'INTEGER', 1, 120, 12, '动态管理；具体期间由市人社局规定', '机构页面的培训质量指标统计到今天为止的若干个月。');
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason) VALUES
    ('directory.indicatorMonths', '24', date '2021-01-01', 'system', '系统', now(), '系统初始值');
