-- An archive is written and read piece by piece: neither a node nor the database ever holds a whole one in memory, and it may be
-- larger than one value can be. Those from before, and those of nodes not upgraded yet, stay where they are.
ALTER TABLE case_archive ALTER COLUMN content DROP NOT NULL;
CREATE TABLE case_archive_piece (
    number   text    NOT NULL REFERENCES case_archive,
    position integer NOT NULL CHECK (position >= 0),
    bytes    bytea   NOT NULL,
    PRIMARY KEY (number, position)
);
ALTER TABLE case_archive_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON COLUMN case_archive.content IS 'ZIP: 案卷.html, 案卷.json, attachments; no roster, so that erasing a trainee leaves it whole. Empty: in case_archive_piece';
REVOKE UPDATE, DELETE, TRUNCATE ON case_archive_piece FROM peixun_app;
