-- Whose account a person of the unified sign-in (统一身份认证) uses here. The provider's subject stands for the person, never a
-- name: names are given to somebody else one day.
CREATE TABLE oidc_account (
    issuer    text        NOT NULL,
    subject   text        NOT NULL CHECK (char_length(subject) BETWEEN 1 AND 255),
    user_id   text        NOT NULL UNIQUE REFERENCES app_user ON DELETE CASCADE,
    -- opened from the provider's claims, which then go on deciding its roles
    opened    boolean     NOT NULL,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
