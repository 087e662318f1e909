-- 三员分离 (GB/T 22239-2019 8.1.4.2): whoever writes roles, by whichever path, a system, security or audit administrator
-- holds no other role. The account's row is locked first, so that two grants at once see each other.
CREATE FUNCTION user_grant_refuse_mixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM app_user WHERE user_id = NEW.user_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM user_grant WHERE user_id = NEW.user_id AND role <> NEW.role
               AND (role IN ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR')
                    OR NEW.role IN ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'))) THEN
        RAISE EXCEPTION '% holds a role that stands alone', NEW.user_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'separated_administrators';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER separated_administrators AFTER INSERT OR UPDATE ON user_grant
    FOR EACH ROW EXECUTE FUNCTION user_grant_refuse_mixed();
