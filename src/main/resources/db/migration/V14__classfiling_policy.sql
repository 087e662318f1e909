-- How the hours of a class are divided: shares in per cent of the total.
INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description) VALUES
    ('class.theoryShareMin', 364, '班期', '理论课时最低占比', '%', 'INTEGER', 0, 100, 10, '国家职业技能标准',
     '理论课时占总课时的最低比例；不分等级的培训不受此限。'),
    ('class.practiceShareMin', 366, '班期', '实训课时最低占比', '%', 'INTEGER', 0, 100, 10, '国家职业技能标准',
     '实训课时占总课时的最低比例；不分等级的培训不受此限。');
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason) VALUES
    ('class.theoryShareMin', '20', date '2021-01-01', 'system', '系统', now(), '系统初始值'),
    ('class.practiceShareMin', '50', date '2021-01-01', 'system', '系统', now(), '系统初始值');
