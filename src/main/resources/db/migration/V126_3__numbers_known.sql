-- What can be known of classes that are over. The places that were not given up; of classes whose people have been erased,
-- those who had a result. In a transaction of its own, as V126_1.
UPDATE class_delivery d SET trainees = greatest(
       (SELECT count(*) FROM trainee_enrolment e WHERE e.case_number = d.number AND e.state = 'ACTIVE'),
       (SELECT count(*) FROM certificate c WHERE c.number = d.number),
       CASE WHEN NOT EXISTS (SELECT FROM trainee_enrolment e WHERE e.case_number = d.number)
            THEN (SELECT count(*) FROM exam_result r WHERE r.number = d.number) ELSE 0 END)
  FROM class_filing f WHERE f.number = d.number AND f.state IN ('COMPLETED', 'NOT_COMPLETED', 'CLOSED');

UPDATE class_filing f SET graduated_size = (SELECT count(*) FROM certificate c WHERE c.number = f.number)
 WHERE f.state IN ('COMPLETED', 'CLOSED');

UPDATE project_class p SET started = f.started_size, finished = CASE WHEN p.stage = 'FINISHED' THEN f.graduated_size END
  FROM class_filing f WHERE f.number = p.filing_number AND p.stage <> 'FILED';
