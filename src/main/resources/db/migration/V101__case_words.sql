-- What a case is searched by, in a row of its own: the face of a case (case_file) is written at every step, and with each new
-- version of its row the pairs of all its words were put into the index again, though the words had not changed.
CREATE TABLE case_words (
    number text PRIMARY KEY REFERENCES case_file ON DELETE CASCADE,
    words  text NOT NULL
);
INSERT INTO case_words (number, words) SELECT number, search FROM case_file;
CREATE INDEX case_words_pairs ON case_words USING gin (bigrams(words));
DROP INDEX case_file_search;

-- By trigger, so that a node of an earlier version writes them too while the nodes are changed one by one.
CREATE FUNCTION case_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO case_words (number, words) VALUES (NEW.number, NEW.search)
    ON CONFLICT (number) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END $$;
CREATE TRIGGER case_words_of_new AFTER INSERT ON case_file FOR EACH ROW EXECUTE FUNCTION case_words_follow();
CREATE TRIGGER case_words_of_changed AFTER UPDATE OF search ON case_file FOR EACH ROW
    WHEN (OLD.search IS DISTINCT FROM NEW.search) EXECUTE FUNCTION case_words_follow();
