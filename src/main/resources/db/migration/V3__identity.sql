-- Codes: administrative divisions of Liaocheng; the three zones have none of their own, LC-… is ours (domain.md §8).
CREATE TABLE jurisdiction (
    code     text PRIMARY KEY,
    name     text NOT NULL UNIQUE,
    parent   text REFERENCES jurisdiction,
    position smallint NOT NULL UNIQUE
);

INSERT INTO jurisdiction (code, name, parent, position) VALUES
    ('371500', '聊城市', NULL, 0),
    ('371502', '东昌府区', '371500', 1),
    ('371503', '茌平区', '371500', 2),
    ('371521', '阳谷县', '371500', 3),
    ('371522', '莘县', '371500', 4),
    ('371524', '东阿县', '371500', 5),
    ('371525', '冠县', '371500', 6),
    ('371526', '高唐县', '371500', 7),
    ('371581', '临清市', '371500', 8),
    ('LC-JKQ', '聊城经济技术开发区', '371500', 9),
    ('LC-GXQ', '聊城高新技术产业开发区', '371500', 10),
    ('LC-DJQ', '聊城江北水城旅游度假区', '371500', 11);

-- Reference data: the application reads it, a migration changes it.
REVOKE INSERT, UPDATE, DELETE ON jurisdiction FROM peixun_app;

CREATE TABLE app_user (
    user_id              text PRIMARY KEY CHECK (user_id ~ '^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$'),
    name                 text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    email                text CHECK (char_length(email) <= 200),
    password_hash        text NOT NULL,
    enabled              boolean NOT NULL DEFAULT true,
    must_change_password boolean NOT NULL DEFAULT true,
    -- failures of the running window only; emptied by a successful sign-in
    failed_sign_ins      timestamptz[] NOT NULL DEFAULT '{}',
    locked_until         timestamptz,
    version              integer NOT NULL DEFAULT 0
);

-- One account a name, whichever way its letters are typed.
CREATE UNIQUE INDEX app_user_by_sign_in_name ON app_user (lower(user_id));

CREATE TABLE user_grant (
    user_id        text NOT NULL REFERENCES app_user,
    role           text NOT NULL,
    jurisdiction   text NOT NULL REFERENCES jurisdiction,
    institution_id bigint CHECK ((role = 'APPLICANT') = (institution_id IS NOT NULL)),
    group_id       text NOT NULL,
    UNIQUE NULLS NOT DISTINCT (user_id, role, jurisdiction, institution_id)
);

CREATE INDEX user_grant_by_group ON user_grant (group_id);
