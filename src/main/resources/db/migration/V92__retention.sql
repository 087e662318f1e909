-- 保存期限 (PIPL 19, 45, 47): a closed case as one file; what is held of a person, found by the blind index, erased by rule.
CREATE TABLE case_archive (
    number      text PRIMARY KEY,
    sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content     bytea       NOT NULL,
    archived_at timestamptz NOT NULL,
    keep_until  date        NOT NULL
);
ALTER TABLE case_archive ALTER COLUMN content SET STORAGE EXTERNAL;
COMMENT ON COLUMN case_archive.content IS 'ZIP: 案卷.html, 案卷.json, attachments; no roster, so that erasing a trainee leaves it whole';
REVOKE UPDATE, DELETE, TRUNCATE ON case_archive FROM peixun_app;

CREATE INDEX roster_trainee_of_person ON roster_trainee (person_index);

-- Both tables are append-only for the application; these are the only ways in, and each does one thing.
CREATE PROCEDURE erase_certificate_holder(of_number text, before text, after text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE certificate SET person = after WHERE number = of_number AND person = before AND after LIKE 'erased-%'
$$;
CREATE PROCEDURE erase_informer(of_number text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM complaint_informer i USING complaint c
     WHERE i.number = of_number AND c.number = i.number AND c.ended_at IS NOT NULL
$$;
REVOKE EXECUTE ON PROCEDURE erase_certificate_holder, erase_informer FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE erase_certificate_holder, erase_informer TO peixun_app;

WITH seed (position, key, label, unit, kind, lowest, highest, basis, description, value) AS (VALUES
    (900, 'retention.caseYears', '案卷保存', '年', 'INTEGER', 10, 100, '机关文件材料归档范围和文书档案保管期限规定（国家档案局令第8号）：定期保管分30年、10年',
        '办结案件的归档案卷从办结之日起的保管年数，期满由档案部门鉴定。', '30'),
    (901, 'retention.traineeYears', '学员个人信息保存', '年', 'INTEGER', 1, 30, '个人信息保护法第19条：保存期限为实现处理目的所必要的最短时间；文书档案定期保管10年（国家档案局令第8号）',
        '班期办结后学员姓名、公民身份号码、电话的保存年数，期满自动删除。', '10'),
    (902, 'retention.informerYears', '投诉人信息保存', '年', 'INTEGER', 1, 30, '个人信息保护法第19条：必要的最短时间；具体年数由市人社局规定',
        '投诉举报办结后投诉人姓名、电话的保存年数，期满自动删除。', '3'),
    (903, 'retention.archiveDays', '归档', '日', 'INTEGER', 0, 730, '归档工作惯例：次年上半年归档；具体天数由市人社局规定',
        '案件办结多少日以后自动归档。', '180')
), parameters AS (
    INSERT INTO policy_parameter (key, position, section, label, unit, kind, lowest, highest, clause, basis, description)
    SELECT key, position, '保存期限', label, unit, kind, lowest, highest, CAST(NULL AS integer), basis, description FROM seed RETURNING key
)
INSERT INTO policy_value (key, value, valid_from, changed_by, changed_by_name, changed_at, reason)
SELECT seed.key, seed.value, date '2021-01-01', 'system', '系统', now(), '系统初始值' FROM seed JOIN parameters USING (key);
