-- 开班备案: what the institution typed (form), what lists and rules ask for (columns), and each submission as it was.

CREATE TABLE class_filing (
    number text PRIMARY KEY,
    version integer NOT NULL,
    institution_id bigint NOT NULL,
    institution_name text NOT NULL,
    jurisdiction text NOT NULL,
    applicant_id text NOT NULL,
    applicant_name text NOT NULL,
    state text NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'AWAITING_CONSENT',
                                         'APPROVED', 'RUNNING', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
    form jsonb NOT NULL,
    title text NOT NULL,
    occupation_code text,
    level text,
    starts_on date,
    ends_on date,
    planned_size integer,
    serial_key text,
    serial integer,
    submissions integer NOT NULL DEFAULT 0,
    submitted_at timestamptz,
    last_submitted_at timestamptz,
    filing_number text UNIQUE,
    consented_at timestamptz,
    ended_at timestamptz,
    closing_reason text CHECK (length(closing_reason) <= 500),
    created_at timestamptz NOT NULL,
    saved_at timestamptz NOT NULL
);
CREATE INDEX class_filing_of_institution ON class_filing (institution_id, state);

-- The lessons of the latest submission, for overlaps with other classes.
CREATE TABLE class_session (
    number text NOT NULL REFERENCES class_filing ON DELETE CASCADE,
    position integer NOT NULL,
    held_on date NOT NULL,
    starts time NOT NULL,
    ends time NOT NULL,
    place_key text NOT NULL,
    teacher_certificate text,
    PRIMARY KEY (number, position),
    CHECK (ends > starts)
);
CREATE INDEX class_session_of_teacher ON class_session (teacher_certificate, held_on);
CREATE INDEX class_session_at_place ON class_session (place_key, held_on);

CREATE TABLE filing_snapshot (
    number text NOT NULL REFERENCES class_filing,
    submission integer NOT NULL,
    taken_at timestamptz NOT NULL,
    taken_by text NOT NULL,
    taken_by_name text NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (number, submission)
);

CREATE TABLE filing_notice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES class_filing,
    submission integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('RETURN', 'REFUSE')),
    step text NOT NULL,
    items jsonb NOT NULL,
    opinion text CHECK (length(opinion) <= 2000),
    given_by text NOT NULL,
    given_by_name text NOT NULL,
    given_at timestamptz NOT NULL,
    due_at timestamptz
);
CREATE INDEX filing_notice_of_filing ON filing_notice (number, id DESC);

-- 备案号 without gaps or doubles: the row is locked by the transaction that takes the number.
CREATE TABLE filing_number_counter (
    jurisdiction text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (jurisdiction, year)
);

-- 第n期 of a title: per institution, year, occupation and level.
CREATE TABLE class_serial (
    serial_key text PRIMARY KEY,
    last integer NOT NULL
);

REVOKE UPDATE, DELETE ON filing_snapshot, filing_notice FROM peixun_app;
