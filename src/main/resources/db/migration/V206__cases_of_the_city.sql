-- The search of a city's officer, as V178's of a county: its newest cases that have the words, in the order of one index.
CREATE INDEX case_file_newest ON case_file (updated_at DESC, number) WHERE kind <> 'DRAFT';
