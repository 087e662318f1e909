-- A suspension that was taken back after its end: the log of standings keeps what was, this says that it counts no more.
CREATE TABLE standing_revocation (
    institution_id bigint      NOT NULL REFERENCES institution,
    document_no    text        NOT NULL,
    revoking_no    text        NOT NULL,
    revoked_at     timestamptz NOT NULL,
    PRIMARY KEY (institution_id, document_no, revoked_at)
);
REVOKE UPDATE, DELETE, TRUNCATE ON standing_revocation FROM peixun_app;
