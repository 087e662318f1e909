-- AB角: while somebody is away a colleague of the same roles does what is in their hands. Ends by its date, without a job.
CREATE TABLE absence (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id    text        NOT NULL REFERENCES app_user,
    deputy_id  text        NOT NULL REFERENCES app_user,
    first_day  date        NOT NULL,
    last_day   date        NOT NULL CHECK (last_day >= first_day),
    state      text        NOT NULL CHECK (state IN ('PROPOSED', 'ACCEPTED', 'DECLINED', 'ENDED')),
    set_by     text        NOT NULL,
    set_at     timestamptz NOT NULL,
    CHECK (user_id <> deputy_id)
);
CREATE INDEX absence_by_user ON absence (user_id, last_day) WHERE state IN ('PROPOSED', 'ACCEPTED');
CREATE INDEX absence_by_deputy ON absence (deputy_id, last_day) WHERE state IN ('PROPOSED', 'ACCEPTED');

-- For the lists, which answer in one statement. The day is asked for: the clock is the application's.
CREATE FUNCTION stood_in_for(deputy text, day date) RETURNS TABLE (user_id text, name text)
    LANGUAGE sql STABLE AS
$$ SELECT a.user_id, u.name FROM absence a JOIN app_user u ON u.user_id = a.user_id
    WHERE a.deputy_id = deputy AND a.state = 'ACCEPTED' AND day BETWEEN a.first_day AND a.last_day $$;

CREATE FUNCTION stand_in(holder text, day date) RETURNS TABLE (user_id text, name text)
    LANGUAGE sql STABLE AS
$$ SELECT a.deputy_id, u.name FROM absence a JOIN app_user u ON u.user_id = a.deputy_id
    WHERE a.user_id = holder AND a.state = 'ACCEPTED' AND day BETWEEN a.first_day AND a.last_day $$;

-- Who did an item in whose place.
ALTER TABLE work_item
    ADD COLUMN done_for text,
    ADD COLUMN done_for_name text;
