-- A deputy who was disabled, or who holds none of the absent person's roles any more, stands in for nobody.
CREATE FUNCTION still_stands_in(deputy text, absent text) RETURNS boolean
    LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT FROM app_user u
                    JOIN user_grant own ON own.user_id = u.user_id
                    JOIN user_grant theirs ON theirs.group_id = own.group_id
                   WHERE u.user_id = deputy AND u.enabled AND theirs.user_id = absent) $$;

CREATE OR REPLACE FUNCTION stood_in_for(deputy text, day date) RETURNS TABLE (user_id text, name text)
    LANGUAGE sql STABLE AS
$$ SELECT a.user_id, u.name FROM absence a JOIN app_user u ON u.user_id = a.user_id
    WHERE a.deputy_id = deputy AND a.state = 'ACCEPTED' AND day BETWEEN a.first_day AND a.last_day
      AND still_stands_in(a.deputy_id, a.user_id) $$;

CREATE OR REPLACE FUNCTION stand_in(holder text, day date) RETURNS TABLE (user_id text, name text)
    LANGUAGE sql STABLE AS
$$ SELECT a.deputy_id, u.name FROM absence a JOIN app_user u ON u.user_id = a.deputy_id
    WHERE a.user_id = holder AND a.state = 'ACCEPTED' AND day BETWEEN a.first_day AND a.last_day
      AND still_stands_in(a.deputy_id, a.user_id) $$;
