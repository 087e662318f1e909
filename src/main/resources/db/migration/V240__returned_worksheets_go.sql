-- A worksheet that was given back with its faults names people who may be in no case: it goes when its sender has sent no better one for so long.
ALTER TABLE returned_worksheet ADD COLUMN returned_at timestamptz NOT NULL DEFAULT now();

CALL add_policy_parameter('retention.worksheetDays', '保存期限', '退回的导入文件保存', '日', 1, 3650, NULL,
    '个人信息保护法第19条：必要的最短时间；具体天数由市人社局规定',
    '导入的文件有错误、标注以后退回的，多少日没有重新导入即自动删除；其中可能有公民身份号码。', '30', 'INTEGER', true);
