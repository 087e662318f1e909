-- 市级通过 is what the city decided together: papers found in order, and a county without a candidate, stand apart from it.
ALTER TABLE round_county DROP CONSTRAINT round_county_stage_check,
    ADD CONSTRAINT round_county_stage_check CHECK (stage IN ('NOT_BEGUN', 'DRAFTING', 'PUBLICISED', 'SIGNED', 'SENT',
        'RETURNED', 'REVIEWING', 'PASSED', 'PUBLISHED', 'NOT_SELECTED', 'NO_CANDIDATE'));
UPDATE round_county c SET version = c.version + 1,
       stage = CASE n.state WHEN 'NO_CANDIDATE' THEN 'NO_CANDIDATE' ELSE 'REVIEWING' END
FROM nomination n
WHERE n.number = c.case_number AND c.stage = 'PASSED' AND n.state IN ('SCORING', 'DECIDING', 'NO_CANDIDATE');
UPDATE round_note SET stage = CASE what WHEN '市级确认无候选' THEN 'NO_CANDIDATE' ELSE 'REVIEWING' END
WHERE stage = 'PASSED' AND what IN ('市级确认无候选', '市级材料审核通过');
