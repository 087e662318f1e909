-- Projections of what the features and the workflow publish, written in the publisher's transaction.

-- Pairs of neighbouring characters: finds 东阿 inside a name by index. Trigrams (pg_trgm) cannot find a word of two
-- characters, and lose Chinese altogether where the database's ctype is C.
CREATE FUNCTION bigrams(value text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
$$ SELECT coalesce(array_agg(DISTINCT substr(lower(value), i, 2)), '{}') FROM generate_series(1, length(value) - 1) i $$;

CREATE TABLE case_file (
    number           text PRIMARY KEY,
    case_type        text        NOT NULL,
    title            text        NOT NULL,
    jurisdiction     text        NOT NULL,
    institution_id   bigint,
    institution_name text,
    applicant_id     text,
    state            text        NOT NULL,
    state_label      text        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('DRAFT', 'OPEN', 'RETURNED', 'GRANTED', 'REFUSED', 'ENDED')),
    submitted_at     timestamptz,
    ended_at         timestamptz,
    updated_at       timestamptz NOT NULL,
    search           text        NOT NULL
);
CREATE INDEX case_file_search ON case_file USING gin (bigrams(search));
CREATE INDEX case_file_by_applicant ON case_file (applicant_id, kind, updated_at DESC, number);
CREATE INDEX case_file_by_institution ON case_file (institution_id, kind, updated_at DESC, number);

CREATE TABLE work_item (
    task_id          text PRIMARY KEY,
    case_number      text        NOT NULL,
    case_type        text        NOT NULL,
    step_key         text        NOT NULL,
    step_label       text        NOT NULL,
    title            text        NOT NULL,
    institution_name text,
    institution_id   bigint,
    jurisdiction     text        NOT NULL,
    queue            text        NOT NULL,
    holder           text,
    holder_name      text,
    state            text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'DONE', 'CANCELLED')),
    clock            text        NOT NULL DEFAULT 'RUNNING' CHECK (clock IN ('RUNNING', 'PAUSED')),
    created_at       timestamptz NOT NULL,
    claimed_at       timestamptz,
    due_at           timestamptz,
    done_at          timestamptz,
    done_by          text,
    done_by_name     text,
    outcome          text,
    escalation_level integer     NOT NULL DEFAULT 0,
    escalated_at     timestamptz,
    escalated_to     text,
    priority         integer     NOT NULL DEFAULT 50,
    version          integer     NOT NULL DEFAULT 0
);
-- One index a question: waiting in my queue / in my hands / in a colleague's hands / my county, all by due date.
CREATE INDEX work_item_unclaimed ON work_item (queue, due_at, priority DESC, task_id)
    WHERE state = 'OPEN' AND holder IS NULL;
CREATE INDEX work_item_held ON work_item (holder, due_at, priority DESC, task_id)
    WHERE state = 'OPEN' AND holder IS NOT NULL;
CREATE INDEX work_item_colleagues ON work_item (queue, due_at, priority DESC, task_id)
    WHERE state = 'OPEN' AND holder IS NOT NULL;
CREATE INDEX work_item_supervised ON work_item (jurisdiction, due_at, priority DESC, task_id) WHERE state = 'OPEN';
CREATE INDEX work_item_done ON work_item (done_by, done_at DESC, task_id) WHERE state = 'DONE';
CREATE INDEX work_item_done_late ON work_item (jurisdiction, done_at DESC, task_id)
    WHERE state = 'DONE' AND done_at > due_at;
CREATE INDEX work_item_by_case ON work_item (case_number, created_at);

CREATE TABLE timeline_entry (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number   text        NOT NULL,
    at            timestamptz NOT NULL,
    kind          text        NOT NULL,
    step          text,
    actor_id      text,
    actor_name    text,
    text          text        NOT NULL,
    for_applicant boolean     NOT NULL
);
CREATE INDEX timeline_entry_by_case ON timeline_entry (case_number, at, id);

CREATE TABLE flow_taken (
    id                    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_number           text        NOT NULL,
    process_definition_id text        NOT NULL,
    flow_id               text        NOT NULL,
    target_id             text        NOT NULL,
    at                    timestamptz NOT NULL
);
CREATE INDEX flow_taken_by_case ON flow_taken (case_number, id);
