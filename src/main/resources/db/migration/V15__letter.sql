-- Who signs letters, and the code under which the public checks a filing.

CREATE TABLE office (
    jurisdiction text PRIMARY KEY REFERENCES jurisdiction,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    phone text NOT NULL DEFAULT '',
    address text NOT NULL DEFAULT '' CHECK (length(address) <= 100),
    reviewed_by text NOT NULL CHECK (length(reviewed_by) BETWEEN 1 AND 40)
);

COMMENT ON COLUMN office.reviewed_by IS 'decides on 行政复议: the government of the same level, for the zones the city''s (行政复议法 2023)';

INSERT INTO office (jurisdiction, name, reviewed_by)
SELECT code,
       CASE WHEN code LIKE 'LC-%' THEN name || '管理委员会' ELSE name || '人力资源和社会保障局' END,
       CASE WHEN code LIKE 'LC-%' THEN '聊城市人民政府' ELSE name || '人民政府' END
FROM jurisdiction;

REVOKE INSERT, DELETE ON office FROM peixun_app;

-- At least 128 random bits: nobody finds a filing by trying.
ALTER TABLE class_filing ADD COLUMN check_code text UNIQUE CHECK (check_code ~ '^[0-9a-z]{26,64}$');

UPDATE class_filing
SET check_code = replace(gen_random_uuid()::text, '-', '') || left(replace(gen_random_uuid()::text, '-', ''), 8)
WHERE filing_number IS NOT NULL;

ALTER TABLE class_filing ADD CONSTRAINT check_code_with_number CHECK ((filing_number IS NULL) = (check_code IS NULL));
