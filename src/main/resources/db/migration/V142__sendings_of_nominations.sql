-- What a county sent to the city, each time (clause 6): it may change texts, documents and candidates after a return.
CREATE TABLE nomination_sending (
    number       text        NOT NULL REFERENCES nomination,
    place        integer     NOT NULL CHECK (place >= 1),
    sent_at      timestamptz NOT NULL,
    sent_by      text        NOT NULL,
    sent_by_name text        NOT NULL,
    content      jsonb       NOT NULL,
    PRIMARY KEY (number, place)
);
REVOKE UPDATE, DELETE, TRUNCATE ON nomination_sending FROM peixun_app;
