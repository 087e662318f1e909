-- The letter on the facts has the day on which they were established, and what ends a case has a number of its own.
ALTER TABLE suspension ADD reported_at timestamptz, ADD outcome_no text CHECK (length(outcome_no) <= 60);
