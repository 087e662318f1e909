-- Whom the county publicised was told so, and is told when that falls away (clause 6).
ALTER TABLE nomination_candidate ADD COLUMN publicised boolean NOT NULL DEFAULT false;
UPDATE nomination_candidate c SET publicised = true
FROM nomination n WHERE n.number = c.number AND n.county_public_to IS NOT NULL;

-- A county that is awaited again takes over what it had written in the nomination of the round that was ended.
CREATE INDEX nomination_of_round ON nomination (round_id, jurisdiction);
