-- What the nightly work could not do, for operators: until it is done, or nobody wants it done any more.
CREATE TABLE night_fault (
    id       bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    work     text        NOT NULL,
    -- of the case; empty where the work as a whole failed
    number   text        NOT NULL,
    times    integer     NOT NULL DEFAULT 1,
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL,
    error    text        NOT NULL,
    -- an operator wants it tried again before the next night
    asked_at timestamptz,
    PRIMARY KEY (work, number)
);
