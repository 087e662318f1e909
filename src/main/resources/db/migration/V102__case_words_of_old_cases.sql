-- The words of the cases that were there before V101, some thousand at a time and each time committed: who changes the title of
-- one of them meanwhile waits for no more than that. Newer words, which the trigger has written, stay. Can be run again.
DO $$
DECLARE
    last text := '';
    next text;
BEGIN
    LOOP
        SELECT max(number) INTO next
        FROM (SELECT number FROM case_file WHERE number > last ORDER BY number LIMIT 5000) part;
        EXIT WHEN next IS NULL;
        INSERT INTO case_words (number, words)
        SELECT number, search FROM case_file WHERE number > last AND number <= next ON CONFLICT (number) DO NOTHING;
        COMMIT;
        last := next;
    END LOOP;
END $$;
-- of cases removed in between
DELETE FROM case_words w WHERE NOT EXISTS (SELECT FROM case_file f WHERE f.number = w.number);
ANALYZE case_words;
