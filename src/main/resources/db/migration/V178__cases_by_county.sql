-- The search of a county's officer shows its newest cases that have the words: one index gives them in this order. Drafts are not in it.
CREATE INDEX case_file_of_county ON case_file (jurisdiction, updated_at DESC, number) WHERE kind <> 'DRAFT';
-- What is nightly looked at for the end of its term, oldest first; and drafts that were left lying, which are few among all cases.
CREATE INDEX case_file_ended ON case_file (ended_at, number) WHERE ended_at IS NOT NULL;
CREATE INDEX case_file_drafts ON case_file (number) WHERE kind = 'DRAFT';
