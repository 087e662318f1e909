-- The state of a filing changes at each step. While no index holds it and the page has room, the new version of the row stays
-- beside the old one and none of the five indexes is written (src/docs/performance.md).
DROP INDEX class_filing_of_institution;
CREATE INDEX class_filing_of_institution ON class_filing (institution_id);
ALTER TABLE class_filing SET (fillfactor = 80);

-- The pairs of a case's words are made again whenever its row moves. Letters are made small once, not for each pair, and the
-- index sorts and drops doubles by itself; what it holds stays as it is.
CREATE OR REPLACE FUNCTION bigrams(value text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(array_agg(substr(low, i, 2)), '{}') FROM (SELECT lower(value) AS low OFFSET 0) small, generate_series(1, length(value) - 1) i $$;
