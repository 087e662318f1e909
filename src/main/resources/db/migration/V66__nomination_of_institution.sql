-- Which nominations an institution that is suspended stands in.
CREATE INDEX nomination_candidate_institution ON nomination_candidate (institution_id);
