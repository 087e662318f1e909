-- In a transaction of its own: nobody waits for the table meanwhile. A result that is there before the day of the repeated
-- exam is of the one before; of classes without a repeated exam all results are of the one that is arranged.
UPDATE exam_result r SET exam_on = (SELECT max(f.exam_on) FROM former_exam f WHERE f.number = r.number)
  FROM class_filing c JOIN class_delivery d USING (number)
 WHERE r.number = c.number AND c.state = 'RUNNING' AND d.exam_on > current_date;
