-- What was decided is kept as such, and a handover beside the decision: its result goes back to the manager, who decides once more.
ALTER TABLE suspension
    ADD decided text CHECK (decided IN ('RECTIFY', 'REMOVE', 'TRANSFER', 'REINSTATE', 'DISMISS')),
    ADD handed_no text CHECK (length(handed_no) <= 60),
    ADD handed_at timestamptz,
    ADD handed_result text CHECK (length(handed_result) <= 500),
    ADD handed_result_no text CHECK (length(handed_result_no) <= 60);

UPDATE suspension SET
    decided = CASE WHEN handed_to IS NOT NULL THEN 'TRANSFER' WHEN measure IS NULL THEN 'DISMISS' WHEN rectify_by IS NULL THEN 'REMOVE' ELSE 'RECTIFY' END,
    handed_no = CASE WHEN handed_to IS NOT NULL THEN measure_no END,
    handed_at = CASE WHEN handed_to IS NOT NULL THEN measure_at END
WHERE measure_at IS NOT NULL;
