-- 动态口令: the secret only encrypted, the recovery codes only hashed.
CREATE TABLE second_factor (
    user_id     text PRIMARY KEY REFERENCES app_user ON DELETE CASCADE,
    secret      text NOT NULL,
    enrolled_at timestamptz NOT NULL,
    -- of the last code that was taken: neither it nor an earlier one is taken again
    last_step   bigint NOT NULL
);

CREATE TABLE recovery_code (
    user_id text NOT NULL REFERENCES second_factor ON DELETE CASCADE,
    hash    text NOT NULL,
    PRIMARY KEY (user_id, hash)
);
