-- What a case is searched by, in a row of its own: the face of a case (case_file) is written at every step, and with each new
-- version of its row the pairs of all its words were put into the index again, though the words had not changed.
-- Nothing here takes long: nodes at work write case_file meanwhile. The rows there are follow in V102.
CREATE TABLE case_words (
    number text PRIMARY KEY,
    words  text NOT NULL
);
CREATE INDEX case_words_pairs ON case_words USING gin (bigrams(words));

-- By trigger, so that a node of an earlier version keeps them too while the nodes are changed one by one. A foreign key in
-- its place would mark the row of case_file at each new one.
CREATE FUNCTION case_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM case_words WHERE number = OLD.number;
    ELSE
        INSERT INTO case_words (number, words) VALUES (NEW.number, NEW.search)
        ON CONFLICT (number) DO UPDATE SET words = excluded.words;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER case_words_of_new AFTER INSERT OR DELETE ON case_file FOR EACH ROW EXECUTE FUNCTION case_words_follow();
CREATE TRIGGER case_words_of_changed AFTER UPDATE OF search ON case_file FOR EACH ROW
    WHEN (OLD.search IS DISTINCT FROM NEW.search) EXECUTE FUNCTION case_words_follow();
