-- 缺考 is not 不合格: the outcome has three values. What was reported before is known as passed or not; a number beside a
-- trainee who did not pass was never a certificate.
ALTER TABLE exam_result ADD COLUMN outcome text CHECK (outcome IN ('PASSED', 'FAILED', 'ABSENT'));
UPDATE exam_result SET outcome = CASE WHEN passed THEN 'PASSED' ELSE 'FAILED' END,
                       certificate_no = CASE WHEN passed THEN certificate_no END;
ALTER TABLE exam_result ALTER COLUMN outcome SET NOT NULL, DROP COLUMN passed;
