-- 项目清单 (clause 7): what the county typed (draft), each sending as it was, what the city wrote back, and the projects
-- of the lists that passed.

CREATE TABLE project_theme (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z_]{1,30}$'),
    name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 2 AND 30),
    position integer NOT NULL,
    needs_note boolean NOT NULL DEFAULT false,
    valid_from date NOT NULL,
    valid_to date,
    CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
INSERT INTO project_theme (code, name, position, needs_note, valid_from) VALUES
    ('RURAL', '乡村振兴', 10, false, date '2021-01-01'),
    ('SHANDONG_CUISINE', '鲁菜师傅', 20, false, date '2021-01-01'),
    ('HERITAGE', '非遗传承', 30, false, date '2021-01-01'),
    ('GOLDEN_COLLAR', '金蓝领', 40, false, date '2021-01-01'),
    ('HANDICRAFT', '山东手造', 50, false, date '2022-01-01'),
    ('BUILDERS', '齐鲁建筑工匠', 60, false, date '2022-01-01'),
    ('GREENHOUSE', '设施农业', 70, false, date '2022-01-01'),
    ('LABOUR_BRAND', '劳务品牌', 80, false, date '2022-01-01'),
    ('CARE', '康养服务', 90, false, date '2021-01-01'),
    ('OTHER', '其他', 900, true, date '2021-01-01');

CREATE TABLE project_list (
    number text PRIMARY KEY,
    version integer NOT NULL,
    jurisdiction text NOT NULL,
    year integer NOT NULL,
    state text NOT NULL CHECK (state IN ('FILLING', 'AWAITING_SIGNATURE', 'REVISING', 'SIGNED', 'SENT', 'RETURNED',
                                         'PASSED', 'EXCUSED', 'YEAR_ENDED')),
    draft jsonb NOT NULL,
    submissions integer NOT NULL DEFAULT 0,
    submitted_at timestamptz,
    last_submitted_at timestamptz,
    passed_at timestamptz,
    ended_at timestamptz,
    closing_reason text CHECK (length(closing_reason) <= 500),
    reporting_on date,
    created_at timestamptz NOT NULL,
    saved_at timestamptz NOT NULL
);
-- One a county and year; a round that is opened again gives a new one in place of the one that it had ended.
CREATE UNIQUE INDEX project_list_of_county ON project_list (year, jurisdiction) WHERE state <> 'EXCUSED';

-- The workbook being worked on, one a list; it names no person.
CREATE TABLE project_list_upload (
    number text PRIMARY KEY REFERENCES project_list,
    file_name text NOT NULL,
    content bytea NOT NULL,
    uploaded_at timestamptz NOT NULL
);

CREATE TABLE project_list_submission (
    number text NOT NULL REFERENCES project_list,
    submission integer NOT NULL,
    taken_at timestamptz NOT NULL,
    taken_by text NOT NULL,
    taken_by_name text NOT NULL,
    content jsonb NOT NULL,
    PRIMARY KEY (number, submission)
);

-- What the city's clerk marks at a project while checking; becomes part of the notice when the list is returned.
CREATE TABLE project_remark (
    number text NOT NULL REFERENCES project_list,
    row_key text NOT NULL,
    code text NOT NULL,
    note text NOT NULL CHECK (length(note) <= 200),
    PRIMARY KEY (number, row_key, code)
);

CREATE TABLE project_list_notice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES project_list,
    submission integer NOT NULL,
    items jsonb NOT NULL,
    opinion text CHECK (length(opinion) <= 2000),
    given_by text NOT NULL,
    given_by_name text NOT NULL,
    given_at timestamptz NOT NULL
);
CREATE INDEX project_list_notice_of_list ON project_list_notice (number, id DESC);

-- Projects of lists that passed, with the progress last reported.
CREATE TABLE listed_project (
    code text PRIMARY KEY,
    number text NOT NULL REFERENCES project_list,
    position integer NOT NULL,
    year integer NOT NULL,
    jurisdiction text NOT NULL,
    theme_code text NOT NULL REFERENCES project_theme,
    theme text NOT NULL,
    name text NOT NULL,
    occupation_code text NOT NULL,
    occupation text NOT NULL,
    level text NOT NULL,
    hours integer NOT NULL,
    planned integer NOT NULL,
    target text NOT NULL,
    institution_id bigint,
    body text NOT NULL,
    budget numeric(12, 2) NOT NULL,
    funding text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    progress text NOT NULL CHECK (progress IN ('未开展', '组织中', '实施中', '已完成')),
    trained integer NOT NULL,
    narrative text NOT NULL,
    reported_on date
);
CREATE INDEX listed_project_of_list ON listed_project (number, position);
CREATE INDEX listed_project_of_year ON listed_project (year, jurisdiction, position);

CREATE TABLE project_progress (
    code text NOT NULL REFERENCES listed_project,
    period date NOT NULL,
    progress text NOT NULL,
    trained integer NOT NULL,
    narrative text NOT NULL,
    reported_by text NOT NULL,
    reported_by_name text NOT NULL,
    reported_at timestamptz NOT NULL,
    PRIMARY KEY (code, period)
);

-- Classes that were filed for a project: what counts back to it.
CREATE TABLE project_class (
    filing_number text PRIMARY KEY,
    code text NOT NULL REFERENCES listed_project,
    stage text NOT NULL CHECK (stage IN ('FILED', 'STARTED', 'FINISHED')),
    trainees integer NOT NULL
);
CREATE INDEX project_class_of_project ON project_class (code);

-- A summary of the year's lists: pinned as they were, published by the manager's decision.
CREATE TABLE project_summary (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    year integer NOT NULL,
    serial integer NOT NULL,
    state text NOT NULL CHECK (state IN ('PROPOSED', 'PUBLISHED', 'NOT_PUBLISHED')),
    content jsonb NOT NULL,
    made_by text NOT NULL,
    made_by_name text NOT NULL,
    made_at timestamptz NOT NULL,
    decided_by text,
    decided_by_name text,
    decided_at timestamptz,
    opinion text CHECK (length(opinion) <= 500),
    UNIQUE (year, serial)
);

REVOKE UPDATE, DELETE ON project_list_submission, project_list_notice FROM peixun_app;
