-- A person's places are found by equality alone. At five million rows 5,000 persons take 11 ms by a hash index against
-- 40 ms by the B-tree with everything in it, and it takes 128 MB in place of 560 (src/docs/performance.md).
DROP INDEX trainee_enrolment_person;
CREATE INDEX trainee_enrolment_person ON trainee_enrolment USING hash (person_index) WHERE state = 'ACTIVE';
