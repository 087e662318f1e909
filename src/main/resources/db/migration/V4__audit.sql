-- Who did what. Append-only: the application's role may only add, and a trigger refuses change to everyone.
CREATE TABLE audit_entry (
    chain       text        NOT NULL,
    seq         bigint      NOT NULL CHECK (seq > 0),
    at          timestamptz NOT NULL,
    actor_id    text        NOT NULL,
    actor_name  text        NOT NULL,
    action      text        NOT NULL,
    case_number text,
    summary     text        NOT NULL,
    -- [[label, before, after], …]
    changes     jsonb       NOT NULL DEFAULT '[]',
    prev_hash   bytea       NOT NULL CHECK (octet_length(prev_hash) = 32),
    hash        bytea       NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (chain, seq)
);

CREATE INDEX audit_entry_case_number ON audit_entry (case_number, at) WHERE case_number IS NOT NULL;
CREATE INDEX audit_entry_at ON audit_entry (at DESC);
CREATE INDEX audit_entry_actor_id ON audit_entry (actor_id, at DESC);
CREATE INDEX audit_entry_actor_name ON audit_entry (actor_name, at DESC);
CREATE INDEX audit_entry_action ON audit_entry (action, at DESC);

-- The last entry of each chain: locked while appending, and the witness of entries cut off at the end.
CREATE TABLE audit_head (
    chain text   PRIMARY KEY,
    seq   bigint NOT NULL CHECK (seq >= 0),
    hash  bytea  NOT NULL CHECK (octet_length(hash) = 32)
);

REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM peixun_app;
REVOKE DELETE, TRUNCATE ON audit_head FROM peixun_app;

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_only_forward BEFORE UPDATE ON audit_head
    FOR EACH ROW WHEN (NEW.chain <> OLD.chain OR NEW.seq <= OLD.seq) EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
