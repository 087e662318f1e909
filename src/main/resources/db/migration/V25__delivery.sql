-- 实施培训与结业: what happened in a class from its first lesson to its certificates. A trainee is known by the blind
-- index of his identity number, as in the roster; names and numbers stay there.

CREATE TABLE class_delivery (
    number text PRIMARY KEY REFERENCES class_filing,
    version integer NOT NULL,
    visit_on date,
    officers text,
    secrecy text NOT NULL DEFAULT 'NONE' CHECK (secrecy IN ('NONE', 'ASKED', 'CONSENTED', 'REFUSED')),
    secrecy_reason text CHECK (length(secrecy_reason) <= 500),
    sample_seed bigint,
    exam_route text CHECK (exam_route IN ('APPRAISAL', 'ENTERPRISE', 'SOCIAL', 'SPECIAL', 'OWN')),
    exam_on date,
    exam_place text CHECK (length(exam_place) <= 200),
    patrol text CHECK (patrol IN ('VALID', 'PARTLY', 'INVALID')),
    patrol_items text,
    patrol_note text CHECK (length(patrol_note) <= 500),
    patrolled_by text,
    completed_at timestamptz
);

CREATE TABLE attendance (
    number text NOT NULL REFERENCES class_delivery,
    session integer NOT NULL,
    person text NOT NULL,
    mark text NOT NULL CHECK (mark IN ('PRESENT', 'LEAVE', 'ABSENT')),
    PRIMARY KEY (number, session, person)
);

CREATE TABLE class_video (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES class_delivery,
    session integer NOT NULL,
    name text NOT NULL CHECK (length(name) <= 100),
    place text NOT NULL CHECK (length(place) <= 300),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    minutes integer NOT NULL CHECK (minutes > 0),
    recorded_by_name text NOT NULL,
    recorded_at timestamptz NOT NULL,
    UNIQUE (number, session, sha256)
);

CREATE TABLE class_inspection (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES class_delivery,
    visited_at timestamptz NOT NULL,
    officers text NOT NULL,
    session integer NOT NULL,
    counted integer NOT NULL CHECK (counted >= 0),
    findings text[] NOT NULL,
    note text NOT NULL CHECK (length(note) <= 500),
    verdict text NOT NULL CHECK (verdict IN ('PASSED', 'FAILED', 'RECTIFY')),
    entered_by_name text NOT NULL,
    entered_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL
);
CREATE INDEX class_inspection_of_class ON class_inspection (number);

CREATE TABLE follow_up_call (
    number text NOT NULL REFERENCES class_delivery,
    person text NOT NULL,
    position integer NOT NULL,
    reached boolean,
    attended boolean,
    satisfied boolean,
    charged boolean,
    promised boolean,
    note text CHECK (length(note) <= 300),
    called_by_name text,
    called_at timestamptz,
    PRIMARY KEY (number, person)
);

CREATE TABLE exam_result (
    number text NOT NULL REFERENCES class_delivery,
    person text NOT NULL,
    theory numeric(4, 1) CHECK (theory BETWEEN 0 AND 100),
    practice numeric(4, 1) CHECK (practice BETWEEN 0 AND 100),
    passed boolean NOT NULL,
    certificate_no text CHECK (length(certificate_no) <= 40),
    PRIMARY KEY (number, person)
);
COMMENT ON COLUMN exam_result.certificate_no IS 'of the other routes, as their body gave it';

-- Trainees whose own exam the patrol found void.
CREATE TABLE exam_void (
    number text NOT NULL REFERENCES class_delivery,
    person text NOT NULL,
    PRIMARY KEY (number, person)
);

CREATE TABLE certificate (
    number text NOT NULL REFERENCES class_delivery,
    person text NOT NULL,
    certificate_no text NOT NULL,
    own boolean NOT NULL,
    issued_at timestamptz NOT NULL,
    PRIMARY KEY (number, person)
);
CREATE UNIQUE INDEX certificate_no ON certificate (certificate_no);

-- Own certificates without gaps or doubles: the row is locked by the transaction that takes the numbers.
CREATE TABLE certificate_counter (
    jurisdiction text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (jurisdiction, year)
);

-- A worksheet that was not taken over, given back with its errors; encrypted, as it names people.
CREATE TABLE returned_worksheet (
    case_number text NOT NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (case_number, kind)
);

REVOKE UPDATE, DELETE, TRUNCATE ON class_inspection, certificate FROM peixun_app;
