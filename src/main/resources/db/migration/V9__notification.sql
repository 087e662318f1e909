CREATE TABLE notification (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient   text        NOT NULL,
    title       text        NOT NULL,
    text        text        NOT NULL,
    link        text        CHECK (link LIKE '/%' AND link NOT LIKE '//%' AND link NOT LIKE '/\\%'),
    case_number text,
    created_at  timestamptz NOT NULL,
    read_at     timestamptz
);

CREATE INDEX notification_recipient ON notification (recipient, (read_at IS NOT NULL), created_at DESC, id DESC);
CREATE INDEX notification_unread ON notification (recipient) WHERE read_at IS NULL;

-- What is to leave the system, written in the transaction that causes it, sent after its commit.
CREATE TABLE outbox (
    id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    channel         text        NOT NULL CHECK (channel IN ('EMAIL')),
    -- EMAIL: {"to", "subject", "text"}
    payload         jsonb       NOT NULL,
    created_at      timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    -- NULL: given up, see error
    next_attempt_at timestamptz,
    sent_at         timestamptz,
    error           text
);

CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE sent_at IS NULL AND next_attempt_at IS NOT NULL;
