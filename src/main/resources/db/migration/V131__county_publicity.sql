-- 县级公示 is public as the city's is, with its first day; of older nominations only the end is known.
ALTER TABLE nomination ADD COLUMN county_public_from timestamptz;
CREATE INDEX nomination_in_county_publicity ON nomination (county_public_to) WHERE state = 'PUBLICISING';
