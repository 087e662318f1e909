-- The open cases by county and process, counted once a minute: an index as small as what is open.
CREATE INDEX case_file_open ON case_file (jurisdiction, case_type) WHERE kind IN ('OPEN', 'RETURNED');
