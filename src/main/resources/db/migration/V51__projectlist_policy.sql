-- The numbers of clause 7 and of its later reports.
WITH seed (position, key, label, unit, kind, lowest, highest, clause, basis, description, value) AS (VALUES
    (641, 'projectList.kindsMin', '至少组织的项目制培训类数', '类', 'INTEGER', 1, 20, 7, '至少组织1类项目制培训',
        '一份项目清单中不同主题的最少个数，不足的不能签发。', '1'),
    (642, 'projectList.maxProjects', '一份清单最多项目数', '个', 'INTEGER', 1, 2000, NULL, '市人社局内部管理要求',
        '一个县（市、区）一年报送的项目个数上限，超过的请合并。', '200'),
    (643, 'projectList.maxHours', '项目课时上限', '课时', 'INTEGER', 1, 2000, 10, '国家职业技能标准',
        '一个项目的课时超过此数的，多半是填写错误，不能签发。', '800'),
    (644, 'projectList.signWorkdays', '签发时限', '个工作日', 'INTEGER', 1, 30, 7, '5月30日前报送；内部时限由市人社局规定',
        '县区负责人自收到项目清单之日起签发或者退回修改的时限。', '2'),
    (645, 'projectList.checkWorkdays', '核对时限', '个工作日', 'INTEGER', 1, 30, 7, '向市人社局报送项目清单和开展情况；具体天数由市人社局规定',
        '市级经办自收到报送之日起核对项目清单的时限。', '5'),
    (646, 'projectList.correctionWorkdays', '补正时限', '个工作日', 'INTEGER', 1, 60, 7, '向市人社局报送项目清单和开展情况；具体天数由市人社局规定',
        '退回补正或者退回修改后，县区经办重新提交的时限。', '3'),
    (647, 'projectList.progressMonths', '进展报送间隔', '个月', 'INTEGER', 1, 12, 7, '报送项目清单和开展情况；间隔由市人社局规定',
        '清单通过核对后，每隔多少个月报送一次项目进展，直至项目年度结束。', '3'),
    (648, 'projectList.progressDay', '进展报送日', '日', 'INTEGER', 1, 28, 7, '报送项目清单和开展情况；日期由市人社局规定',
        '每个间隔最后一个月的哪一天下达进展报送任务。', '15'),
    (649, 'projectList.progressWorkdays', '进展报送时限', '个工作日', 'INTEGER', 1, 30, 7, '报送项目清单和开展情况；具体天数由市人社局规定',
        '下达后县区经办报送项目进展的时限。', '5')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, '项目制培训', label, unit, kind, lowest, highest, clause, basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT seed.key, seed.value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed JOIN parameters USING (key);
