CREATE TABLE attachment (
    id          uuid        PRIMARY KEY,
    case_number text        NOT NULL,
    kind        text        NOT NULL CHECK (char_length(kind) <= 100),
    file_name   text        NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 200),
    media_type  text        NOT NULL,
    size        bigint      NOT NULL CHECK (size > 0),
    sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by text        NOT NULL,
    uploader    text        NOT NULL,
    uploaded_at timestamptz NOT NULL
);

CREATE INDEX attachment_case_number ON attachment (case_number, uploaded_at);

-- Apart from the facts above, so that lists never touch the bytes. EXTERNAL: not compressed (the files are already),
-- and so that a slice can be read without the rest.
CREATE TABLE attachment_content (
    attachment_id uuid  PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
    bytes         bytea NOT NULL
);
ALTER TABLE attachment_content ALTER COLUMN bytes SET STORAGE EXTERNAL;

REVOKE UPDATE, TRUNCATE ON attachment, attachment_content FROM peixun_app;
