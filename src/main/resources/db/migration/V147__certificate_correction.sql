-- The number of an evaluation body's certificate may turn out wrong after the completion: then it bars its rightful owner. The
-- certificate itself is still not the program's to change: this procedure writes the correction down and carries it out.
CREATE TABLE certificate_correction (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL REFERENCES class_delivery,
    person text NOT NULL,
    former text NOT NULL,
    present text NOT NULL,
    reason text NOT NULL CHECK (length(reason) <= 500),
    corrected_by_name text NOT NULL,
    corrected_at timestamptz NOT NULL
);
CREATE INDEX certificate_correction_of_class ON certificate_correction (number);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON certificate_correction FROM peixun_app;

-- Held at the end of a statement, no longer row by row: two numbers that were exchanged are put right together.
DROP INDEX certificate_no;
ALTER TABLE certificate ADD CONSTRAINT certificate_no UNIQUE (certificate_no) DEFERRABLE INITIALLY IMMEDIATE;

CREATE PROCEDURE correct_certificates(of_number text, persons text[], presents text[], why text, by_name text, since timestamptz)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO certificate_correction (number, person, former, present, reason, corrected_by_name, corrected_at)
    SELECT c.number, c.person, c.certificate_no, x.present, why, by_name, since
      FROM unnest(persons, presents) AS x (person, present) JOIN certificate c ON c.number = of_number AND c.person = x.person AND NOT c.own;
    UPDATE certificate c SET certificate_no = x.present FROM unnest(persons, presents) AS x (person, present)
     WHERE c.number = of_number AND c.person = x.person AND NOT c.own
$$;
CREATE OR REPLACE PROCEDURE erase_certificate_holder(of_number text, before text, after text)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE certificate SET person = after WHERE number = of_number AND person = before AND after LIKE 'erased-%';
    UPDATE certificate_correction SET person = after WHERE number = of_number AND person = before AND after LIKE 'erased-%'
$$;
REVOKE EXECUTE ON PROCEDURE correct_certificates FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE correct_certificates TO peixun_app;
