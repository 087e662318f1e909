-- A decision may be taken back after its case was archived: the file of what holds now goes beside the first one, which stays as
-- it is. In tables of their own, so that a node not upgraded yet goes on offering the first.
CREATE TABLE case_archive_later (
    number      text        NOT NULL REFERENCES case_archive,
    nth         integer     NOT NULL CHECK (nth > 1),
    sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    archived_at timestamptz NOT NULL,
    keep_until  date        NOT NULL,
    PRIMARY KEY (number, nth)
);
CREATE TABLE case_archive_later_piece (
    number   text    NOT NULL,
    nth      integer NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    bytes    bytea   NOT NULL,
    PRIMARY KEY (number, nth, position),
    FOREIGN KEY (number, nth) REFERENCES case_archive_later
);
ALTER TABLE case_archive_later_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE VIEW case_archive_version AS
    SELECT number, 1 AS nth, sha256, archived_at FROM case_archive
    UNION ALL SELECT number, nth, sha256, archived_at FROM case_archive_later;
REVOKE UPDATE, DELETE, TRUNCATE ON case_archive_later, case_archive_later_piece FROM peixun_app;
