-- 未入选 is a standing of its own: until now such counties stood as 市级通过. Both tables hold a dozen rows a year.
ALTER TABLE round_county DROP CONSTRAINT round_county_stage_check,
    ADD CONSTRAINT round_county_stage_check CHECK (stage IN ('NOT_BEGUN', 'DRAFTING', 'PUBLICISED', 'SIGNED', 'SENT',
        'RETURNED', 'PASSED', 'PUBLISHED', 'NOT_SELECTED'));
UPDATE round_county c SET stage = 'NOT_SELECTED', version = c.version + 1
FROM nomination n WHERE n.number = c.case_number AND n.state IN ('DECLINED', 'OVERTURNED');
UPDATE round_note SET stage = 'NOT_SELECTED' WHERE stage = 'PASSED' AND what IN ('集体研究未入选', '异议成立未入选');

-- The reason of 500 characters stands behind the words 市级同意免报，理由： or 年度任务紧急关闭，理由：, as in nominations.
ALTER TABLE project_list DROP CONSTRAINT project_list_closing_reason_check,
    ADD CONSTRAINT project_list_closing_reason_check CHECK (length(closing_reason) <= 600);
