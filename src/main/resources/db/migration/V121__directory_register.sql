-- The directory as its authority keeps it: agreements with their dates, teachers and places from a day until a day, and
-- who entered what, when and on what ground. Nothing is deleted; what has ended keeps its last day.

CREATE TABLE institution_agreement (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution_id bigint NOT NULL REFERENCES institution,
    number text NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    CHECK (valid_to >= valid_from)
);
CREATE INDEX institution_agreement_newest_first ON institution_agreement (institution_id, valid_to DESC, id DESC);

ALTER TABLE teacher ADD COLUMN id_number text, ADD COLUMN id_hash text, ADD COLUMN valid_from date, ADD COLUMN valid_to date,
    ADD CHECK (valid_to IS NULL OR valid_to >= valid_from);
COMMENT ON COLUMN teacher.id_number IS 'encrypted; NULL for a teacher of whom none was asked';
COMMENT ON COLUMN teacher.valid_from IS 'NULL: since ever';
CREATE INDEX teacher_by_certificate ON teacher (certificate_no);

ALTER TABLE place ADD COLUMN valid_from date, ADD COLUMN valid_to date, ADD CHECK (valid_to IS NULL OR valid_to >= valid_from);

ALTER TABLE subsidy_standard ADD COLUMN entered_by_name text, ADD COLUMN entered_at timestamptz, ADD COLUMN reason text;

CREATE TABLE institution_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    institution_id bigint NOT NULL REFERENCES institution,
    what text NOT NULL,
    reason text NOT NULL,
    by_user text NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX institution_change_newest_first ON institution_change (institution_id, id DESC);
REVOKE UPDATE, DELETE, TRUNCATE ON institution_change FROM peixun_app;
REVOKE DELETE, TRUNCATE ON institution_agreement FROM peixun_app;

-- Below are numbers that a load chooses by itself.
ALTER TABLE institution ALTER COLUMN id RESTART WITH 2000000;
ALTER TABLE teacher ALTER COLUMN id RESTART WITH 20000000;
ALTER TABLE place ALTER COLUMN id RESTART WITH 20000000;
