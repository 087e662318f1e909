-- How short 开展情况 may be: a number of the office, as those of clauses 6 and 11 (V118_3). And the list has one name.
WITH seed (position, key, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (656, 'projectList.narrativeMinChars', '开展情况最少字数', '字', 'INTEGER', 1, 500, 7, '报送项目清单和开展情况；字数由市人社局规定',
     '项目清单和进展报送中的开展情况少于此字数的，不能报送。', '10')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, '项目清单', label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT seed.key, seed.value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed JOIN parameters USING (key);

UPDATE policy_parameter SET section = '项目清单' WHERE section = '项目制培训';
