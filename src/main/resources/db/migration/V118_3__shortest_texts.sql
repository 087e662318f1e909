-- How short a text may be that clauses 6 and 11 ask for.
WITH seed (position, key, section, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (176, 'filing.needsMinChars', '开班备案', '需求分析每项最少字数', '字', 'INTEGER', 1, 500, 11, '培训前认真做好需求分析；字数由市人社局规定',
     '需求分析的每一项少于此字数的，视为没有说明情况，不能报送。', '20'),
    (638, 'nomination.textMinChars', '品牌推荐', '推荐材料每项最少字数', '字', 'INTEGER', 1, 500, 6, '提炼品牌特色，总结经验做法，发掘典型案例；字数由市人社局规定',
     '品牌特色、经验做法、典型案例的每一项少于此字数的，不能推荐。', '20')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, section, label, unit, kind, lowest, highest, clause, basis, description FROM seed
    RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT seed.key, seed.value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed JOIN parameters USING (key);
