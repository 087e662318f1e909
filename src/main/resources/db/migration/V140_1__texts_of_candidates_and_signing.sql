-- Two clerks may write the texts of one candidate: who wrote them last, and how often the writer changed.
ALTER TABLE nomination_candidate ADD COLUMN revision integer NOT NULL DEFAULT 0, ADD COLUMN written_by text, ADD COLUMN written_name text;

-- A county whose publicity has ended waits for its manager's signature, and says so from now on.
WITH ended AS (
    UPDATE nomination n SET state = 'SIGNING', version = n.version + 1
     WHERE n.state = 'PUBLICISING' AND EXISTS (SELECT FROM work_item w WHERE w.case_number = n.number
           AND w.case_type = 'brandNomination' AND w.step_key = 'signNomination' AND w.state = 'OPEN')
    RETURNING n.number)
UPDATE case_file f SET state = 'SIGNING', state_label = '待签发', updated_at = now() FROM ended WHERE f.number = ended.number;
