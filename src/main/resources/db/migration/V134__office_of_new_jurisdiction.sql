-- A county that a later migration adds (deployment/handbook.md, section 四) has its office from the start: letters, receipts and
-- the public check of a filing ask for it. The application itself may not insert into either table.
CREATE FUNCTION jurisdiction_office() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO office (jurisdiction, name, reviewed_by)
    VALUES (NEW.code,
            CASE WHEN NEW.code LIKE 'LC-%' THEN NEW.name || '管理委员会' ELSE NEW.name || '人力资源和社会保障局' END,
            CASE WHEN NEW.code LIKE 'LC-%' THEN '聊城市人民政府' ELSE NEW.name || '人民政府' END);
    RETURN NULL;
END $$;
CREATE TRIGGER jurisdiction_office AFTER INSERT ON jurisdiction FOR EACH ROW EXECUTE FUNCTION jurisdiction_office();

-- A county may have been added by the handbook before.
INSERT INTO office (jurisdiction, name, reviewed_by)
SELECT code,
       CASE WHEN code LIKE 'LC-%' THEN name || '管理委员会' ELSE name || '人力资源和社会保障局' END,
       CASE WHEN code LIKE 'LC-%' THEN '聊城市人民政府' ELSE name || '人民政府' END
FROM jurisdiction
ON CONFLICT DO NOTHING;
