-- Clause 10: void is the exam that was void. A result knows which exam it is of.
ALTER TABLE exam_result ADD COLUMN exam_on date;
COMMENT ON COLUMN exam_result.exam_on IS 'day of the exam that it is of; null (from nodes of an earlier version): of the one that is arranged';
