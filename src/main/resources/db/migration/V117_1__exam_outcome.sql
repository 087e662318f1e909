-- 缺考 is not 不合格: the outcome has three values. What was reported before is known as passed or not; a number beside a
-- trainee who did not pass was never a certificate.
ALTER TABLE exam_result ADD COLUMN outcome text CHECK (outcome IN ('PASSED', 'FAILED', 'ABSENT'));
UPDATE exam_result SET outcome = CASE WHEN passed THEN 'PASSED' ELSE 'FAILED' END,
                       certificate_no = CASE WHEN passed THEN certificate_no END;
ALTER TABLE exam_result ALTER COLUMN outcome SET NOT NULL;

-- Nodes not upgraded yet write and read passed or not.
CREATE FUNCTION exam_result_passed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.outcome IS NULL OR TG_OP = 'UPDATE' AND NEW.outcome = OLD.outcome AND NEW.passed IS DISTINCT FROM OLD.passed THEN
        NEW.outcome := CASE WHEN NEW.passed THEN 'PASSED' ELSE 'FAILED' END;
    END IF;
    NEW.passed := NEW.outcome = 'PASSED';
    RETURN NEW;
END $$;
CREATE TRIGGER exam_result_passed BEFORE INSERT OR UPDATE OF outcome, passed ON exam_result
    FOR EACH ROW EXECUTE FUNCTION exam_result_passed();
COMMENT ON COLUMN exam_result.passed IS 'for nodes of an earlier version only; kept by exam_result_passed()';
