-- 调整 of a project after its list passed: the county proposes, the city confirms or refuses. What it was and what it
-- is to be stand side by side, so that the list as it was signed can always be told.
CREATE TABLE project_amendment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL REFERENCES listed_project,
    body_before text NOT NULL,
    planned_before integer NOT NULL,
    starts_before date NOT NULL,
    ends_before date NOT NULL,
    institution_id bigint,
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 100),
    planned integer NOT NULL CHECK (planned > 0),
    starts_on date NOT NULL,
    ends_on date NOT NULL CHECK (ends_on >= starts_on),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    state text NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'REFUSED')),
    proposed_by text NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by text,
    decided_by_name text,
    decided_at timestamptz,
    opinion text CHECK (length(opinion) <= 500)
);
CREATE INDEX project_amendment_of_project ON project_amendment (code, id DESC);
CREATE UNIQUE INDEX project_amendment_pending ON project_amendment (code) WHERE state = 'PROPOSED';
REVOKE DELETE ON project_amendment FROM peixun_app;
