-- A verification of the audit that was asked for on the page: walked portion by portion, by whichever node has time.
CREATE TABLE audit_verification (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at      timestamptz NOT NULL,
    asked_by      text        NOT NULL,
    asked_by_name text        NOT NULL,
    finished_at   timestamptz
);
-- One at a time.
CREATE UNIQUE INDEX audit_verification_running ON audit_verification ((true)) WHERE finished_at IS NULL;

-- How far each chain has been walked.
CREATE TABLE audit_verification_chain (
    verification bigint  NOT NULL REFERENCES audit_verification ON DELETE CASCADE,
    chain        text    NOT NULL,
    -- entries when it was asked for
    expected     bigint  NOT NULL,
    entries      bigint  NOT NULL DEFAULT 0,
    last_seq     bigint  NOT NULL DEFAULT 0,
    last_hash    bytea   NOT NULL,
    broken_at    bigint,
    problem      text,
    finished     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (verification, chain)
);
