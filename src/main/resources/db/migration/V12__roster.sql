-- Samples under the keys in use; at the start they tell whether the keys still are those of the data.
CREATE TABLE protection_key (
    id text PRIMARY KEY,
    sample text NOT NULL
);

-- The workbook that a draft's roster is being taken from; gone after the submission.
CREATE TABLE roster_upload (
    case_number text PRIMARY KEY,
    file_name text NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 255),
    content bytea NOT NULL,
    uploaded_at timestamptz NOT NULL
);
COMMENT ON COLUMN roster_upload.content IS 'encrypted';

CREATE TABLE roster_trainee (
    case_number text NOT NULL,
    submission_no int NOT NULL CHECK (submission_no >= 0),
    row_no int NOT NULL CHECK (row_no > 0),
    person_index text NOT NULL,
    name text NOT NULL CHECK (char_length(name) BETWEEN 2 AND 50),
    id_number text NOT NULL,
    phone text NOT NULL,
    category text NOT NULL CHECK (category IN ('EMPLOYEE', 'GRADUATE', 'STUDENT', 'RURAL_WORKER', 'UNEMPLOYED',
        'OUT_OF_POVERTY', 'DISABLED', 'VETERAN', 'FLEXIBLE', 'OTHER')),
    education text CHECK (education IN ('PRIMARY', 'JUNIOR', 'SENIOR', 'VOCATIONAL', 'COLLEGE', 'BACHELOR',
        'POSTGRADUATE')),
    employer text CHECK (char_length(employer) <= 100),
    credit_code text CHECK (char_length(credit_code) = 18),
    district text CHECK (char_length(district) <= 100),
    PRIMARY KEY (case_number, submission_no, row_no),
    UNIQUE (case_number, submission_no, person_index)
);
COMMENT ON TABLE roster_trainee IS 'submission 0: the draft; n: as it was handed in the nth time';
COMMENT ON COLUMN roster_trainee.person_index IS 'blind index of the identity number';
COMMENT ON COLUMN roster_trainee.id_number IS 'encrypted';
COMMENT ON COLUMN roster_trainee.phone IS 'encrypted';

-- Who has a place in which class, over all counties.
CREATE TABLE trainee_enrolment (
    person_index text NOT NULL,
    case_number text NOT NULL,
    occupation_code text NOT NULL,
    level text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (ends_on >= starts_on),
    year int NOT NULL GENERATED ALWAYS AS (extract(year FROM starts_on)::int) STORED,
    state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'RELEASED')),
    PRIMARY KEY (case_number, person_index)
);
-- All three questions (overlap, same occupation and level, times a year) are asked of one person, who has a handful of
-- places in his life: one index on the person answers them, the rest is read from it.
CREATE INDEX trainee_enrolment_person ON trainee_enrolment (person_index)
    INCLUDE (case_number, occupation_code, level, starts_on, ends_on, year) WHERE state = 'ACTIVE';
