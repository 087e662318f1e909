-- What the rules found in a roster named the trainee ("花名册第3行 张三：…") until now, in notices and in what was handed in. Both
-- are append-only for the application; this takes one name out of one filing and nothing else.
CREATE PROCEDURE blank_trainee_in_findings(of_number text, trainee text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    -- as jsonb writes it
    named text := ' ' || trim(BOTH '"' FROM to_jsonb(trainee)::text) || '：';
BEGIN
    IF trainee = '' THEN
        RETURN;
    END IF;
    UPDATE filing_notice SET items = replace(items::text, named, '：')::jsonb
     WHERE number = of_number AND strpos(items::text, named) > 0;
    UPDATE filing_snapshot SET content = jsonb_set(content, '{report}', replace((content -> 'report')::text, named, '：')::jsonb)
     WHERE number = of_number AND strpos((content -> 'report')::text, named) > 0;
END $$;
REVOKE EXECUTE ON PROCEDURE blank_trainee_in_findings FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE blank_trainee_in_findings TO peixun_app;
