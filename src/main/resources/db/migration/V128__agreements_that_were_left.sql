-- The agreement that an institution left the directory with does not count again when it comes back (clause 12); its dates
-- stay as they were signed.

ALTER TABLE institution_agreement ADD COLUMN ended_on date;
COMMENT ON COLUMN institution_agreement.ended_on IS 'the day of leaving the directory, from which it does not count; NULL: runs to its last day';

-- Nobody trains on a day that no agreement contains. Institutions below this number were loaded with the end of their
-- agreement alone; what ran until the first one entered in the register gets a line of its own, or their running classes
-- would have begun without.
INSERT INTO institution_agreement (institution_id, number, valid_from, valid_to)
SELECT s.institution_id, '登记以前的协议', s.first_day, CASE WHEN s.last_day > a.last_day THEN s.last_day ELSE a.first_day - 1 END
FROM (SELECT institution_id, min(valid_from) AS first_day, max(agreement_valid_to) AS last_day FROM institution_scope
      WHERE agreement_valid_to IS NOT NULL GROUP BY institution_id) s
JOIN (SELECT institution_id, min(valid_from) AS first_day, max(valid_to) AS last_day FROM institution_agreement
      GROUP BY institution_id) a ON a.institution_id = s.institution_id
WHERE s.institution_id < 2000000 AND s.first_day < a.first_day;
