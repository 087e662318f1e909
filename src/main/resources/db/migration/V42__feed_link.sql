-- The secret link of a person's calendar feed; only its hash is kept, and a new one or none takes its place.
CREATE TABLE feed_link (
    user_id     text PRIMARY KEY REFERENCES app_user,
    secret_hash text        NOT NULL UNIQUE,
    created_at  timestamptz NOT NULL
);
