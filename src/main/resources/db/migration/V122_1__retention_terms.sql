-- What had no end yet: telephones of heads of classes, drafts that were never handed in, and what only serves the day.
WITH seed (position, key, label, unit, kind, lowest, highest, basis, description, value) AS (VALUES
    (904, 'retention.headPhoneYears', '班期负责人电话保存', '年', 'INTEGER', 1, 30, '个人信息保护法第19条：保存期限为实现处理目的所必要的最短时间；文书档案定期保管10年（国家档案局令第8号）',
        '班期办结后负责人电话的保存年数，期满自动删除；负责人姓名随案卷。', '10'),
    (905, 'retention.draftDays', '未报送的草稿保存', '日', 'INTEGER', 30, 1825, '个人信息保护法第19条：必要的最短时间；具体天数由市人社局规定',
        '从未报送的备案草稿最后一次保存、上传以后多少日自动删除，连同花名册和材料。', '365'),
    (906, 'retention.notificationDays', '站内消息保存', '日', 'INTEGER', 30, 3650, '个人信息保护法第19条：必要的最短时间；具体天数由市人社局规定',
        '站内消息自发出之日起的保存天数，期满自动删除；办理经过在案卷中，不受影响。', '730'),
    (907, 'retention.outboxDays', '已发送的邮件保存', '日', 'INTEGER', 1, 3650, '个人信息保护法第19条：必要的最短时间；具体天数由市人社局规定',
        '提醒邮件发送后（不再重发的自写成之日起）的保存天数，期满自动删除。', '90'),
    (908, 'retention.commandDays', '重复提交的核对', '日', 'INTEGER', 1, 365, '个人信息保护法第19条：必要的最短时间；具体天数由市人社局规定',
        '页面提交编号的保存天数：期间同一页面重复提交只办理一次，期满自动删除。', '30')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, '保存期限', label, unit, kind, lowest, highest, CAST(NULL AS integer), basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT seed.key, seed.value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed JOIN parameters USING (key);
