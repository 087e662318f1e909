-- Whom the county publicised was told so, and is told when that falls away (clause 6).
ALTER TABLE nomination_candidate ADD COLUMN publicised boolean NOT NULL DEFAULT false;
UPDATE nomination_candidate c SET publicised = true
FROM nomination n WHERE n.number = c.number AND n.county_public_to IS NOT NULL;
