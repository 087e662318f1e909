-- 暂停承训: who decided on an institution's standing, and the pauses of its cases.
ALTER TABLE institution_event
    ADD COLUMN reason_code text,
    ADD COLUMN decided_by text,
    ADD COLUMN decided_by_name text,
    ADD COLUMN decided_at timestamptz;
REVOKE UPDATE, DELETE ON institution_event FROM peixun_app;

-- A paused item leaves every list of open ones by its state, and has a list of its own.
ALTER TABLE work_item
    DROP CONSTRAINT work_item_state_check,
    ADD CONSTRAINT work_item_state_check CHECK (state IN ('OPEN', 'PAUSED', 'DONE', 'CANCELLED'));
CREATE INDEX work_item_paused ON work_item (queue, due_at, priority DESC, task_id) WHERE state = 'PAUSED';

ALTER TABLE case_file
    ADD COLUMN paused_at timestamptz,
    ADD COLUMN pause_note text;
CREATE TABLE case_pause (
    case_number text NOT NULL,
    paused_at timestamptz NOT NULL,
    resumed_at timestamptz,
    note text NOT NULL,
    PRIMARY KEY (case_number, paused_at)
);

ALTER TABLE class_filing
    DROP CONSTRAINT class_filing_state_check,
    ADD CONSTRAINT class_filing_state_check CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW',
        'AWAITING_CONSENT', 'APPROVED', 'RUNNING', 'COMPLETED', 'NOT_COMPLETED', 'CLOSED', 'REFUSED', 'WITHDRAWN',
        'CANCELLED', 'LAPSED', 'TERMINATED')),
    ADD COLUMN paused_at timestamptz;

ALTER TABLE filing_notice
    DROP CONSTRAINT filing_notice_kind_check,
    ADD CONSTRAINT filing_notice_kind_check CHECK (kind IN ('RETURN', 'REFUSE', 'TERMINATE'));
