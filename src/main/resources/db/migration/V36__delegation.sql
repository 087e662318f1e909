-- 委派: a colleague of the queue prepares the opinion; whoever gave it away decides.
CREATE TABLE delegation (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id    text        NOT NULL,
    case_number text       NOT NULL,
    owner      text        NOT NULL,
    owner_name text        NOT NULL,
    delegate   text        NOT NULL,
    delegate_name text     NOT NULL,
    request    text        NOT NULL CHECK (length(request) BETWEEN 1 AND 200),
    given_at   timestamptz NOT NULL,
    back_at    timestamptz,
    proposal   jsonb
);
COMMENT ON COLUMN delegation.proposal IS 'values of the step''s form as handed back; NULL: still open, or taken back without';
CREATE UNIQUE INDEX delegation_open ON delegation (task_id) WHERE back_at IS NULL;
CREATE INDEX delegation_by_task ON delegation (task_id, given_at);

ALTER TABLE work_item
    ADD COLUMN delegated_by text,
    ADD COLUMN delegated_by_name text;
CREATE INDEX work_item_delegated ON work_item (delegated_by, due_at) WHERE state = 'OPEN' AND delegated_by IS NOT NULL;
